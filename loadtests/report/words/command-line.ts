import type { RunRecord } from "../../results/run-record.ts";

/** The command that makes this run again. A record that was not made by the command line is asked of its profile. */
export function commandLine({ arguments: given, profile }: RunRecord): string {
  const words = given ?? [profile.name, "--scale", String(profile.scale)];
  return ["npm run loadtest --", ...words.map(quoted)].join(" ");
}

/** As a POSIX shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
