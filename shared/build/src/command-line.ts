import { buildErrors } from "./errors.ts";

export const help = `Usage: madang-build [folder]

Builds one workspace (a module, the shell or the gateway) into its dist folder. Without a folder, the current one.

A module or the shell (with module.ts) leaves
  dist/release.json   the release record, by which the gateway routes
  dist/server.js      node dist/server.js serves; every package is in it
  dist/server.tgz     the same with what it reads beside it: starts in an empty folder
  dist/assets/        files published under /_assets/<id>/<build>/, text also as .br and .gz
The gateway leaves dist/server.js.

Options
  -h, --help          this text
`;

export interface CommandLine {
  readonly help: boolean;
  readonly folder: string;
}

/** Throws BUILD_USAGE for whatever it does not know. */
export function readArguments(words: readonly string[]): CommandLine {
  const wantsHelp = words.some((word) => word === "--help" || word === "-h");
  const others = words.filter((word) => word !== "--help" && word !== "-h");
  const wrong = others.find((word, index) => word.startsWith("-") || index > 0);
  if (wrong !== undefined && !wantsHelp) throw buildErrors.create("USAGE", { argument: wrong });
  return { help: wantsHelp, folder: others[0] ?? process.cwd() };
}
