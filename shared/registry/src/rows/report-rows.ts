import type { Query } from "../database/database.ts";
import type { BuildOutcomes, GatewayReport } from "../registry.ts";

/**
 * Times of outcomes are told by the gateway's clock, which may be an hour off: they are kept by PostgreSQL's, as long before now as the gateway
 * says they were before its own now.
 */
export async function writeReport(
  query: Query,
  { id, sequence, seenAt, refused }: GatewayReport,
  outcomes: readonly BuildOutcomes[],
): Promise<void> {
  await query(
    `insert into gateway_reports (id, sequence, refused) values ($1, $2, $3)
       on conflict (writer, id) do update set sequence = excluded.sequence, refused = excluded.refused, seen_at = now()`,
    [id, sequence, JSON.stringify(refused)],
  );
  if (outcomes.length === 0) return;
  await query(
    `insert into outcomes (gateway, module, build, at, began, requests, failures, latency)
       select $1, module, build, at, at - $2::bigint + (extract(epoch from now()) * 1000)::bigint, requests, failures,
           (select coalesce(array_agg(value::integer order by place), '{}') from json_array_elements_text(latency) with ordinality as counts(value, place))
         from json_to_recordset($3::json)
           as slices(module text, build text, at bigint, requests integer, failures integer, latency json)
       on conflict (writer, gateway, module, build, at) do update
         set requests = excluded.requests, failures = excluded.failures, latency = excluded.latency`,
    [id, seenAt.getTime(), JSON.stringify(outcomes)],
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
