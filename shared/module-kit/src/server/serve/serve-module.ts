import { runProcess } from "@madang/service";
import type { ModuleDefinition } from "./module-definition.ts";
import { runCommand } from "./run-command.ts";
import { startModule } from "./start-module.ts";

/** The whole of a module's `server/main.ts`: serves, or runs the command that the process was started with. */
export async function serveModule(definition: ModuleDefinition): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  await runProcess(() =>
    command === undefined ? startModule(definition) : runCommand(definition, command, args),
  );
}
