import type { ReleaseSummary, Status } from "@madang/releases";
import { defineCommand, type CommandResult } from "../core/command.ts";
import { exactly } from "../core/moments.ts";
import type { Style } from "../core/style.ts";
import { textTable } from "../core/text-table.ts";
import { openAdmin } from "../portal/open-admin.ts";
import { portalOptions } from "../portal/portal-options.ts";
import { checkModuleId } from "../project/module-folder.ts";

export const releasesCommand = defineCommand({
  name: "releases",
  group: "Look",
  summary: "the builds of a module that the portal has, the newest first",
  positionals: [{ name: "id", description: "the module", required: true }],
  options: portalOptions,
  examples: [{ line: "npx madang releases news", does: "Builds that promote and rollback can name." }],
  async run(call): Promise<CommandResult> {
    const module = checkModuleId(call.positionals[0] ?? "");
    const admin = openAdmin(call);
    const [releases, status] = await Promise.all([admin.releases(module), admin.status(module)]);
    const rows = releases
      .toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
      .map((release) => ({ ...release, channels: channelsOf(status, release) }));
    return { data: rows, text: ({ style }) => describe(module, rows, style) };
  },
});

function channelsOf({ modules }: Status, { module, build }: ReleaseSummary): string[] {
  const channels = modules.find((one) => one.module === module)?.channels ?? [];
  return channels.filter((channel) => channel.build === build).map(({ channel }) => channel);
}

type Row = ReleaseSummary & { readonly channels: readonly string[] };

function describe(module: string, releases: readonly Row[], style: Style): string {
  if (releases.length === 0) return `No build of ${module} is released.`;
  const rows = releases.map(({ build, version, createdAt, by, digest, channels }) => [
    build,
    version,
    exactly(createdAt),
    by,
    digest.slice(0, 12),
    { text: channels.join(", "), as: "good" as const },
  ]);
  return textTable(["BUILD", "VERSION", "RELEASED (UTC)", "BY", "DIGEST", "LIVE IN"], rows, style);
}
