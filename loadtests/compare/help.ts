import { optionLines, twoColumns } from "../runner/read-words.ts";
import { compareOptionTable } from "./options.ts";

export function compareHelp(): string {
  return `Compares two builds of the portal under the same work: CPU per request of every service, latency of every module.

  npm run loadtest -- compare --base <what> --head <what> [options]

Both are built (once for each commit), started side by side on this machine and given the same journeys at the same time, in rounds with
fresh processes. A metric is worse when it grew by more than the least that counts and the pairs prove it with 95 % confidence.

${twoColumns(optionLines(compareOptionTable))}

Exit codes
  0 no regression · 1 a regression, which is named · 3 not run · 4 no verdict: too noisy · 130 stopped
`;
}
