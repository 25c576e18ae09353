import { defineCommand, type CommandResult } from "../core/command.ts";
import { exitCodes } from "../core/exit-codes.ts";
import { openAdmin } from "../portal/open-admin.ts";
import { portalOptions } from "../portal/portal-options.ts";
import { checkModuleId } from "../project/module-folder.ts";
import { gatewayTroubles, statusLines } from "./status-lines.ts";
import { statusText } from "./status-text.ts";

export const statusCommand = defineCommand({
  name: "status",
  group: "Look",
  summary: "what runs where, since when, by whom, and how it is",
  description:
    "With many modules only what is of note is listed (canaries, previews, what is not well) and the rest counted.",
  positionals: [{ name: "id", description: "only this module", required: false }],
  options: {
    ...portalOptions,
    trouble: { type: "flag", description: "only what is not well; ends with 1 when there is any" },
    channel: { type: "text", value: "NAME", description: "only this channel, for example canary" },
    by: { type: "text", value: "NAME", description: "only what this one moved last" },
    all: { type: "flag", description: "list every line, however many there are" },
  },
  examples: [
    { line: "npx madang status", does: "The whole portal." },
    { line: "npx madang status news", does: "One module with all its channels." },
    { line: "npx madang status --trouble --quiet", does: "For a script: 1 when something is not well." },
  ],
  exitCodes: { 1: "with --trouble: something is not well" },
  async run(call): Promise<CommandResult> {
    const [id] = call.positionals;
    const { trouble, channel, by, all } = call.options;
    const status = await openAdmin(call).status(id === undefined ? undefined : checkModuleId(id));
    const now = new Date();
    const troubles = gatewayTroubles(status, now);
    const lines = statusLines(status).filter(
      (line) =>
        (!trouble || line.trouble !== undefined) &&
        (channel === undefined || line.channel === channel) &&
        (by === undefined || line.by === by),
    );
    const unwell = trouble && (lines.length > 0 || troubles.length > 0);
    const page = { status, lines, gatewayTroubles: troubles, whole: all || id !== undefined, now };
    return {
      exit: unwell ? exitCodes.notSo : exitCodes.done,
      data: { sequence: status.sequence, gateways: status.gateways, troubles, lines },
      text: (view) => statusText(page, view),
    };
  },
});
