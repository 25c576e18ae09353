import { compareOptionRows } from "./options.ts";

export function compareHelp(): string {
  const rows = Object.entries<{ readonly value?: string; readonly says: string }>(compareOptionRows).map(
    ([name, { value, says }]) => [value === undefined ? name : `${name} ${value}`, says] as const,
  );
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return `Compares two builds of the portal under the same work: CPU per request of every service, latency of every module.

  npm run loadtest -- compare --base <what> --head <what> [options]

Both are built (once for each commit), started side by side on this machine and given the same journeys at the same time, in rounds with
fresh processes. A metric is worse when it grew by more than the least that counts and the pairs prove it with 95 % confidence.

${rows.map(([name, says]) => `  ${name.padEnd(width)}${says}`).join("\n")}

Exit codes
  0 no regression · 1 a regression, which is named · 3 not run · 4 no verdict: too noisy · 130 stopped
`;
}
