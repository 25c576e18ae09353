import type { Comparison } from "../measure/comparison-record.ts";
import type { ComparisonVerdict } from "../verdict.ts";
import { amount, outcomeOf, rulesInWords, signed, symbols } from "./terminal.ts";

/** For a pull request. */
export function comparisonMarkdown(
  { sides, machine, pairs }: Comparison,
  verdict: ComparisonVerdict,
): string {
  const rows = verdict.metrics.map((metric) => {
    const { service, rule, base, head, change, low, high, outcome } = metric;
    return `| ${symbols[outcome]} | ${service} | ${rule.says} | ${amount(base)} ${rule.unit} | ${amount(head)} ${rule.unit} | ${signed(change)} | ${signed(low)} to ${signed(high)} | ${outcomeOf(metric)} |`;
  });
  const rounds = new Set(pairs.map(({ round }) => round)).size;
  return `## ${verdict.sentence}

Base \`${inCode(sides.base.name)}\`, head \`${inCode(sides.head.name)}\`: ${pairs.length} slices of the same work on both at once, in ${rounds} rounds with fresh processes, on ${machine.cores} cores (${machine.cpu}).

| | Service | Metric | Base | Head | Change | With 95 % confidence | |
| --- | --- | --- | ---: | ---: | ---: | --- | --- |
${rows.join("\n")}

${rulesInWords().join(". ")}. All metrics are judged together (Holm).
`;
}

/** A name of a branch may hold what Markdown reads. */
function inCode(text: string): string {
  return text.replaceAll("`", "'").replaceAll("|", "/");
}
