import type { Query } from "../database/database.ts";
import type { BuildOutcomes, GatewayReport } from "../registry.ts";
import { slice } from "./outcome-rows.ts";

/**
 * Times of outcomes are told by the gateway's clock, which may be an hour off: they are kept by PostgreSQL's. How far the clocks are apart is
 * kept in whole slices and until it is plainly other, so that what two builds did in the same slice stays in the same slice.
 */
export async function writeReport(
  query: Query,
  { id, sequence, seenAt, refused }: GatewayReport,
  outcomes: readonly BuildOutcomes[],
): Promise<void> {
  const [report] = await query<{ clock_offset: string }>(
    `insert into gateway_reports (id, sequence, refused, clock_offset)
       values ($1, $2, $3, round((extract(epoch from now()) * 1000 - $4) / ${slice}) * ${slice})
       on conflict (writer, id) do update
         set sequence = excluded.sequence, refused = excluded.refused, seen_at = now(), clock_offset = case
           when abs(gateway_reports.clock_offset - (extract(epoch from now()) * 1000 - $4)) < ${slice}
           then gateway_reports.clock_offset else excluded.clock_offset end
       returning clock_offset`,
    [id, sequence, JSON.stringify(refused), seenAt.getTime()],
  );
  if (outcomes.length === 0) return;
  await query(
    `insert into outcomes (gateway, module, build, at, began, requests, failures, latency)
       select $1, module, build, at, at + $2, requests, failures,
           (select coalesce(array_agg(value::integer order by place), '{}')
              from json_array_elements_text(latency) with ordinality as counts(value, place))
         from json_to_recordset($3::json)
           as slices(module text, build text, at bigint, requests integer, failures integer, latency json)
       on conflict (writer, gateway, module, build, at) do update
         set requests = excluded.requests, failures = excluded.failures, latency = excluded.latency`,
    [id, report?.clock_offset ?? 0, JSON.stringify(outcomes)],
  );
}

/** `seenAt` by PostgreSQL's clock. */
export async function readReports(query: Query): Promise<GatewayReport[]> {
  const rows = await query<{
    id: string;
    sequence: string;
    seen_at: Date;
    refused: Record<string, string>;
  }>("select id, sequence, seen_at, refused from gateway_reports order by id");
  return rows.map(({ id, sequence, seen_at: seenAt, refused }) => ({
    id,
    sequence: Number(sequence),
    seenAt,
    refused,
  }));
}
