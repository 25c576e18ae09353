import { defineCommand, type CommandResult } from "../core/command.ts";
import { openAdmin } from "../portal/open-admin.ts";
import { checkModuleId } from "../project/module-folder.ts";
import { carryOut, describeMove, exitCodeOfMove } from "./follow-move.ts";
import { moveExitCodes, moveOptions } from "./move-options.ts";
import { mover } from "./mover.ts";

export const rollbackCommand = defineCommand({
  name: "rollback",
  group: "Release",
  summary: "give every visitor the build before again",
  description:
    "What is on its way (a release, a guarded promotion) is stopped first, whoever began it. While there is something on its way or a canary, ending it is all, unless a build is named. A build that no longer runs is started again first, so that no visitor meets a gap.",
  positionals: [{ name: "id", description: "the module", required: true }],
  options: {
    ...moveOptions,
    to: { type: "text", value: "BUILD", description: "this build instead of the one before" },
  },
  examples: [
    {
      line: "npx madang rollback news",
      does: "Ends what is on its way, or the canary; without either, back to what every visitor had before.",
    },
    { line: "npx madang rollback news --to 4f1c09ab", does: "Back to a named build." },
  ],
  exitCodes: moveExitCodes,
  async run(call): Promise<CommandResult> {
    const module = checkModuleId(call.positionals[0] ?? "");
    const { to: build, "no-wait": noWait } = call.options;
    const by = mover(call.environment);
    const move = await carryOut(
      { admin: openAdmin(call), call },
      {
        module,
        move: { to: "previous", by, ...(build === undefined ? {} : { build }) },
        wait: !noWait,
      },
    );
    return { exit: exitCodeOfMove(move), data: move, text: () => describeMove(move) };
  },
});
