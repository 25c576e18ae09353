import { importHelp } from "./import-help.ts";
import { checkModule, modulesMadeWith, runModuleCommand } from "./module-command.ts";
import type { CommandDatabaseOptions } from "./command-database.ts";

export interface ImportCommandOptions extends CommandDatabaseOptions {
  readonly args: readonly string[];
  /** Where paths in `args` begin. */
  readonly folder: string;
}

/** `npm run import -- <module> <file|folder|url> …`: gives the exit code that docs/import.md names. */
export async function runImportCommand(options: ImportCommandOptions): Promise<number> {
  const { root, args } = options;
  const valid = modulesMadeWith(root, "@madang/feed-import");
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(importHelp(valid));
    return 0;
  }
  const given = args.find((word) => !word.startsWith("-"));
  const module = checkModule(given, { valid, example: `npm run import -- ${valid[0]} feed.xml` });
  const rest = args.filter((_, index) => index !== args.indexOf(module));
  return runModuleCommand({ ...options, module, command: "import", args: rest });
}
