import { allFaults } from "../faults/all-faults.ts";
import { exitCodeTable } from "../report/words/exit-code-words.ts";
import type { CommandRow } from "./commands.ts";
import { optionTable } from "./option-table.ts";
import { optionLines, twoColumns } from "./read-words.ts";

/** What --help says. `profiles` are name and purpose. */
export function helpText(known: {
  profiles: readonly (readonly [string, string])[];
  commands: Readonly<Record<string, CommandRow>>;
}): string {
  const profiles = known.profiles.map(([name, purpose]) => [name, [purpose]] as const);
  const others = Object.entries(known.commands).map(([name, { says }]) => [name, [says]] as const);
  const faults = allFaults.map(
    ({ name, of, says }) => [of === "module" ? `${name}:<module>` : name, [says]] as const,
  );
  return `Loads the portal with every module's journeys (k6) and checks every answer.

  npm run loadtest -- <profile> [options]
${others.length === 0 ? "" : "  npm run loadtest -- <command> --help\n"}
Profiles
${twoColumns(profiles)}
${others.length === 0 ? "" : `\nCommands\n${twoColumns(others)}\n`}
Options
${twoColumns(optionLines(optionTable))}

Faults
${twoColumns(faults)}

Environment
  K6_BIN                      a k6 of major version 2; otherwise the one on PATH, or one built once with Go
  K6_BROWSER_EXECUTABLE_PATH  a Chromium for --browser; otherwise the one on PATH

Exit codes
${twoColumns(exitCodeTable.map(({ code, title, meaning }) => [String(code), [`${title}. ${meaning}`]]))}
`;
}
