import type { RunRecord } from "../results/run-record.ts";
import type { Ending } from "./collector.ts";

const most = 50;

/** Why visitors could not go on, the most frequent first. */
export function frequentEndings(endings: readonly Ending[]): RunRecord["endings"] {
  return addEndings(
    endings.map(({ module, journey, reason }) => ({ reason: `${module}/${journey}: ${reason}`, count: 1 })),
  );
}

/** The same reason is one. */
export function addEndings(endings: RunRecord["endings"]): RunRecord["endings"] {
  const counts = new Map<string, number>();
  for (const { reason, count } of endings) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}
