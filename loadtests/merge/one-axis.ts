import type { RunRecord } from "../results/run-record.ts";

/** Records whose seconds count from the beginning of the earliest. What all of them planned begins with each, and stays where it is. */
export function onOneAxis(records: readonly RunRecord[]): RunRecord[] {
  const begins = records.map(({ startedAt }) => Date.parse(startedAt));
  const earliest = Math.min(...begins);
  return records.map((record) =>
    shifted(record, Math.round((Date.parse(record.startedAt) - earliest) / 1000)),
  );
}

function shifted(record: RunRecord, by: number): RunRecord {
  const later = <Row extends { readonly at: number }>(rows: readonly Row[]): Row[] =>
    rows.map((row) => ({ ...row, at: row.at + by }));
  return {
    ...record,
    journeys: later(record.journeys),
    services: later(record.services),
    gateways: later(record.gateways),
    vitals: later(record.vitals),
    generator: { ...record.generator, seconds: later(record.generator.seconds) },
    events: record.events.map((event) => (event.kind === "stage" ? event : moved(event, by))),
  };
}

function moved(event: RunRecord["events"][number], by: number): RunRecord["events"][number] {
  const { until } = event;
  return { ...event, at: event.at + by, ...(until === undefined ? {} : { until: until + by }) };
}
