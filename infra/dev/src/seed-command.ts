import type { CommandDatabaseOptions } from "./command-database.ts";
import { modulesMadeWith, runModuleCommand } from "./module-command.ts";
import { seedHelp } from "./seed-help.ts";
import { readSeedOptions } from "./seed-options.ts";

export interface SeedCommandOptions extends CommandDatabaseOptions {
  readonly args: readonly string[];
}

/** `npm run seed -- [options]`: gives the exit code of the first module that could not be filled, else 0. */
export async function runSeedCommand(options: SeedCommandOptions): Promise<number> {
  const { root, environment } = options;
  const valid = modulesMadeWith(root, "@madang/publishing");
  const { help, modules, args } = readSeedOptions(options.args, valid);
  if (help) {
    process.stdout.write(seedHelp(valid));
    return 0;
  }
  const settings = sampleAllowed(environment) ? { MADANG_SAMPLE: "true" } : {};
  for (const module of modules) {
    const code = await runModuleCommand({
      ...options,
      module,
      command: "seed",
      args,
      folder: root,
      settings,
    });
    if (code !== 0) return code;
  }
  return 0;
}

/** The portal's own data lies on a developer's machine; of another database only its owner knows. */
function sampleAllowed(environment: SeedCommandOptions["environment"]): boolean {
  return environment["DATABASE_URL"] === undefined || environment["MADANG_SAMPLE"] === "true";
}
