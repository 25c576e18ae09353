import { percentile } from "../results/histogram.ts";
import type { RunRecord } from "../results/run-record.ts";
import { chosenRows } from "../results/summarize.ts";
import { failedShare, trafficOf } from "../results/traffic.ts";
import { percentInWords } from "./percent-in-words.ts";
import type { Check } from "./check.ts";

export interface LevelCheck extends Check {
  /** Whether it is about time, which a late load generator makes longer. */
  readonly isLatency: boolean;
}

type Measured = Pick<RunRecord, "modules" | "journeys" | "endings">;
type Module = RunRecord["modules"][number];

/** The service levels of the manifests, on what all answers of a module's journeys came to. */
export function serviceLevelChecks(record: Measured): LevelCheck[] {
  return record.modules.flatMap((module) => [
    ...answerChecks(record, module),
    expectationCheck(record, module),
  ]);
}

function answerChecks(record: Measured, { id, serviceLevel: { p95, errors } }: Module): LevelCheck[] {
  const traffic = trafficOf(chosenRows(record, { module: id }));
  const slow = percentile(traffic.latency, 0.95);
  const failed = failedShare(traffic) ?? 0;
  return [
    {
      isLatency: true,
      name: `${id}: 95 % of answers within ${p95} ms`,
      passed: slow === undefined || slow <= p95,
      detail: slow === undefined ? "no answers" : `${slow.toFixed(0)} ms of ${traffic.answers} answers`,
    },
    {
      isLatency: false,
      name: `${id}: at most ${percentInWords(errors)} of answers fail`,
      passed: failed <= errors,
      detail: percentInWords(failed),
    },
  ];
}

function expectationCheck(record: Measured, { id, serviceLevel: { errors } }: Module): LevelCheck {
  const rows = chosenRows(record, { module: id });
  const total = (of: "expectations" | "unmet" | "broken") => rows.reduce((sum, row) => sum + row[of], 0);
  const expectations = total("expectations");
  const met = expectations === 0 ? 1 : 1 - total("unmet") / expectations;
  const passed = met >= 1 - errors && total("broken") === 0;
  const told = record.endings.find(({ reason }) => reason.startsWith(`${id}/`))?.reason;
  const because = passed || told === undefined ? "" : `, for example: ${told}`;
  return {
    isLatency: false,
    name: `${id}: pages show what they should`,
    passed,
    detail: `${percentInWords(met)} of ${expectations} expectations${because}`,
  };
}
