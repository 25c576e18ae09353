import type { ThresholdState } from "./live-thresholds.ts";

export interface ProgressNow {
  /** Seconds since the load began, and of the whole load. */
  readonly passed: number;
  readonly seconds: number;
  readonly states: readonly ThresholdState[];
  readonly acknowledged: number;
  /** Share (0–1) of arrivals that the generator could not bring. */
  readonly dropped: number;
}

/** One line: the time, each module against its service level (those beyond it first), what was acknowledged. */
export function progressLine({ passed, seconds, states, acknowledged, dropped }: ProgressNow): string {
  const beyond = (state: ThresholdState) => Number(state.slow || state.failing);
  const modules = [...states].sort((a, b) => beyond(b) - beyond(a)).map(moduleState);
  const parts = [
    `${clock(passed)}/${clock(seconds)}  ${modules.join(" · ")}`,
    `${acknowledged} acknowledged`,
    ...(dropped > 0 ? [`${(dropped * 100).toFixed(1)} % of visitors not brought`] : []),
  ];
  return parts.join(" · ");
}

/** What is measured, then what is promised. */
function moduleState({ id, serviceLevel, p95, failed, slow, failing }: ThresholdState): string {
  if (p95 === undefined || failed === undefined) return `${id} –`;
  const percent = (share: number) => (share * 100).toFixed(1);
  const time = `p95 ${p95.toFixed(0)}/${serviceLevel.p95} ms${slow ? " ✗" : ""}`;
  return `${id} ${time}, failed ${percent(failed)}/${percent(serviceLevel.errors)} %${failing ? " ✗" : ""}`;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;
}

/** A line for a terminal of so many columns. */
export function fitted(line: string, columns: number): string {
  return line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`;
}
