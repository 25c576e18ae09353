import { defineCommand, type CommandResult } from "../core/command.ts";
import { exactly } from "../core/moments.ts";
import { plainText } from "../core/plain-text.ts";
import { cliErrors } from "../errors.ts";
import type { AdminClient } from "../portal/admin-client.ts";
import { openAdmin } from "../portal/open-admin.ts";
import { portalOptions } from "../portal/portal-options.ts";
import { checkModuleId } from "../project/module-folder.ts";

export const previewCommand = defineCommand({
  name: "preview",
  group: "Release",
  summary: "show a build to those who have its link, and to nobody else",
  description:
    "The link is signed and sets a cookie; with it the whole portal is as always but for this module. Nothing of it is stored in a shared cache.",
  positionals: [
    { name: "id", description: "the module", required: true },
    { name: "name", description: "how the preview is called, for example review", required: true },
  ],
  options: {
    ...portalOptions,
    build: { type: "text", value: "BUILD", description: "the build; the newest release when left out" },
    end: { type: "flag", description: "end the preview; its link shows what every visitor gets" },
  },
  examples: [
    { line: "npx madang preview news review", does: "Prints the link to the newest release." },
    { line: "npx madang preview news review --end", does: "Ends it." },
  ],
  async run(call): Promise<CommandResult> {
    const [id = "", name = ""] = call.positionals;
    const { build, end } = call.options;
    const module = checkModuleId(id);
    checkPreviewName(name);
    if (end && build !== undefined)
      throw cliErrors.create("OPTIONS_TOGETHER", {
        option: "--build",
        without: "with --end",
        remedy: "Leave one of them out.",
      });
    const admin = openAdmin(call);
    return end ? endPreview(admin, module, name) : showPreview(admin, module, name, build);
  },
});

function checkPreviewName(name: string): void {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) return;
  const expected = "1 to 40 small letters, digits or hyphens";
  throw cliErrors.create("OPTION_VALUE", { option: "<name>", value: name, expected });
}

async function showPreview(
  admin: AdminClient,
  module: string,
  name: string,
  given: string | undefined,
): Promise<CommandResult> {
  const build = given ?? (await newestRelease(admin, module));
  const { address, until } = await admin.preview(module, name, build);
  const rest = `The preview ${name} of ${module} shows ${build}; the link is good until ${exactly(until)} UTC.`;
  return { data: { module, name, build, address, until }, text: () => `${plainText(address)}\n${rest}` };
}

async function endPreview(admin: AdminClient, module: string, name: string): Promise<CommandResult> {
  await admin.endPreview(module, name);
  const text = () => `The preview ${name} of ${module} has ended.`;
  return { data: { module, name, ended: true }, text };
}

async function newestRelease(admin: AdminClient, module: string): Promise<string> {
  const releases = await admin.releases(module);
  const newest = releases.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1))[0];
  if (newest !== undefined) return newest.build;
  throw cliErrors.create("RELEASE_ABSENT", { module });
}
