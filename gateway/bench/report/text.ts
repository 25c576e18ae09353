import { spreadOf } from "../measure/statistics.ts";
import type { Sample, Samples } from "../measure/compare.ts";
import type { Finding, ScenarioResult } from "../scenarios/scenario.ts";

export function resultText(title: string, { samples, findings }: ScenarioResult): string {
  const table = samples.size === 0 ? "" : `${sampleTable(samples)}\n`;
  return `\n## ${title}\n\n${table}${findings.map(findingLine).join("\n")}\n`;
}

function sampleTable(samples: Samples): string {
  const head =
    "| | requests/s | CPU µs/request | p99 ms | longest ms | memory MB | errors |\n|---|--:|--:|--:|--:|--:|--:|";
  const rows = [...samples].filter(([, of]) => of.length > 0).map(([name, of]) => sampleRow(name, of));
  return [head, ...rows, ""].join("\n");
}

function sampleRow(name: string, samples: readonly Sample[]): string {
  const middle = (read: (sample: Sample) => number): number => spreadOf(samples.map(read)).median;
  const cells = [
    name,
    middle((one) => one.requestsPerSecond).toFixed(0),
    middle((one) => one.cpuPerRequest).toFixed(1),
    middle((one) => one.p99).toFixed(1),
    Math.max(...samples.map((one) => one.longest)).toFixed(0),
    (middle((one) => one.resident) / 1024 / 1024).toFixed(0),
    samples.reduce((sum, one) => sum + one.errors, 0),
  ];
  return `| ${cells.join(" | ")} |`;
}

export function findingLine(finding: Finding): string {
  const { what, value, unit, limit } = finding;
  const spread = value.least === value.most ? "" : ` (${shown(value.least)} to ${shown(value.most)})`;
  const verdict =
    limit === undefined
      ? ""
      : `, wanted ${sign(limit.kind)} ${limit.value}: ${isMet(finding) ? "met" : "NOT MET"}`;
  return `- ${what}: ${shown(value.median)} ${unit}${spread}${verdict}`;
}

export function isMet({ value, limit }: Finding): boolean {
  if (limit === undefined) return true;
  return limit.kind === "most" ? value.median <= limit.value : value.median >= limit.value;
}

function sign(kind: "most" | "least"): string {
  return kind === "most" ? "≤" : "≥";
}

function shown(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
}
