import type { BuildOutcomes } from "@madang/registry";

/** What the guard finds in what both builds did in the same minutes. */
export interface GuardFinding {
  readonly decision: "go on" | "go back" | "wait";
  /** With figures, for people. */
  readonly reason: string;
}

export interface GuardQuestion {
  readonly module: string;
  readonly oldBuild: string;
  readonly newBuild: string;
  /** Of both builds, since this step began. */
  readonly outcomes: readonly BuildOutcomes[];
  /** Milliseconds for which this step has lasted. */
  readonly lasted: number;
}

export interface GuardSettings {
  /** Shares of the visitors in percent, one after the other; the last is everyone. */
  readonly steps: readonly number[];
  /** Milliseconds between looks. */
  readonly every: number;
  readonly judge: (question: GuardQuestion) => GuardFinding;
}
