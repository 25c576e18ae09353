import { allFaults } from "../faults/all-faults.ts";
import type { CommandRow } from "./commands.ts";
import { optionTable, type OptionRow } from "./option-table.ts";

/** What --help says. `profiles` are name and purpose. */
export function helpText(known: {
  profiles: readonly (readonly [string, string])[];
  commands: Readonly<Record<string, CommandRow>>;
}): string {
  const profiles = known.profiles.map(([name, purpose]) => [name, [purpose]] as const);
  const others = Object.entries(known.commands).map(([name, { says }]) => [name, [says]] as const);
  const options = Object.entries<OptionRow>(optionTable).map(
    ([name, { value, says }]) => [value === undefined ? name : `${name} ${value}`, says] as const,
  );
  const faults = allFaults.map(
    ({ name, of, says }) => [of === "module" ? `${name}:<module>` : name, [says]] as const,
  );
  return `Loads the portal with every module's journeys (k6) and checks every answer.

  npm run loadtest -- <profile> [options]
${others.length === 0 ? "" : "  npm run loadtest -- <command> --help\n"}
Profiles
${table(profiles)}
${others.length === 0 ? "" : `\nCommands\n${table(others)}\n`}
Options
${table(options)}

Faults
${table(faults)}

Environment
  K6_BIN                      a k6 of major version 2; otherwise the one on PATH, or one built once with Go
  K6_BROWSER_EXECUTABLE_PATH  a Chromium for --browser; otherwise the one on PATH

Exit codes
  0 passed · 1 a service level was missed · 2 a promise was broken (an oracle has evidence)
  3 the run did not take place · 4 no verdict: the load generator fell behind · 130 stopped
`;
}

function table(rows: readonly (readonly [string, readonly string[]])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .flatMap(([name, lines]) =>
      lines.map((line, index) => `  ${(index === 0 ? name : "").padEnd(width)}${line}`),
    )
    .join("\n");
}
