import { runProcess } from "@madang/service";
import { describeDefinition } from "./describe-definition.ts";
import type { ModuleDefinition } from "./module-definition.ts";
import { runCommand } from "./run-command.ts";
import { startModule } from "./start-module.ts";

/**
 * The whole of a module's `server/main.ts`: serves, or runs the command that the process was started with. `describe` needs nothing of
 * what a server needs: it prints what the definition says, for whoever builds and releases the module.
 */
export async function serveModule(definition: ModuleDefinition): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  await runProcess(async () => {
    if (command === "describe") return printDescription(definition);
    return command === undefined ? startModule(definition) : runCommand(definition, command, args);
  });
}

async function printDescription(definition: ModuleDefinition): Promise<void> {
  process.stdout.write(`${JSON.stringify(await describeDefinition(definition))}\n`);
}
