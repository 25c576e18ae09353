import { defineCommand, type CommandResult } from "../core/command.ts";
import { cliErrors } from "../errors.ts";
import type { AdminClient } from "../portal/admin-client.ts";
import { openAdmin } from "../portal/open-admin.ts";
import { checkModuleId } from "../project/module-folder.ts";
import { carryOut, describeMove, exitCodeOfMove } from "./follow-move.ts";
import { moveExitCodes, moveOptions } from "./move-options.ts";
import { mover } from "./mover.ts";

export const promoteCommand = defineCommand({
  name: "promote",
  group: "Release",
  summary: "give a build to every visitor",
  description:
    "With --guard the share rises in steps, and goes back by itself when the new build fails more often or answers more slowly than the old one in the same minutes. The portal does that, not this command: it goes on when this machine is off.",
  positionals: [
    { name: "id", description: "the module", required: true },
    { name: "build", description: "the build; that of the canary when left out", required: false },
  ],
  options: { ...moveOptions, guard: { type: "flag", description: "in steps, each of them watched" } },
  examples: [
    { line: "npx madang promote news", does: "The canary becomes what everybody gets." },
    { line: "npx madang promote news --guard", does: "The same in steps, which go back by themselves." },
    { line: "npx madang promote news 4f1c09ab --no-wait", does: "A named build; the command ends at once." },
  ],
  exitCodes: moveExitCodes,
  async run(call): Promise<CommandResult> {
    const module = checkModuleId(call.positionals[0] ?? "");
    const admin = openAdmin(call);
    const build = call.positionals[1] ?? (await canaryOf(admin, module));
    const { guard, "no-wait": noWait } = call.options;
    const move = await carryOut(
      { admin, call },
      {
        module,
        move: { to: "stable", build, guard, by: mover(call.environment) },
        wait: !noWait,
      },
    );
    return { exit: exitCodeOfMove(move), data: move, text: () => describeMove(move) };
  },
});

async function canaryOf(admin: AdminClient, module: string): Promise<string> {
  const { modules } = await admin.status(module);
  const canary = modules
    .find((one) => one.module === module)
    ?.channels.find(({ channel }) => channel === "canary");
  if (canary !== undefined) return canary.build;
  throw cliErrors.create("BUILD_UNNAMED", { module, state: "no canary", command: "promote" });
}
