import type { LoadSettings, Samples } from "../measure/compare.ts";
import type { Spread } from "../measure/statistics.ts";

export interface ScenarioContext extends LoadSettings {
  /** Of its own; removed afterwards. */
  readonly folder: string;
  /** Tells the operator what is missing or has gone wrong, without stopping the run. */
  note(text: string): void;
}

/** One target of the whole: met or not, by how much, over the rounds. */
export interface Finding {
  readonly what: string;
  readonly value: Spread;
  readonly unit: string;
  /** `most`: the median must not be above; `least`: not below. */
  readonly limit?: { readonly kind: "most" | "least"; readonly value: number };
}

export interface ScenarioResult {
  readonly samples: Samples;
  readonly findings: readonly Finding[];
}

export interface Scenario {
  readonly name: string;
  readonly title: string;
  run(context: ScenarioContext): Promise<ScenarioResult>;
}
