import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname } from "node:path";
import type { Scenario, ScenarioResult } from "../scenarios/scenario.ts";
import { isMet } from "./text.ts";

export interface Measured {
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
}

/** Every sample of every round, for whoever wants to count again. */
export async function writeReport(file: string, facts: object, measured: readonly Measured[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const report = {
    ...facts,
    node: process.version,
    cores: cpus().length,
    scenarios: measured.map(({ scenario, result }) => ({
      name: scenario.name,
      title: scenario.title,
      findings: result.findings.map((finding) => ({ ...finding, met: isMet(finding) })),
      samples: Object.fromEntries(result.samples),
    })),
  };
  await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
}
