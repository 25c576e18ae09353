import type { Registry } from "@madang/registry";
import type { ChannelSnapshot, ModuleChannels } from "@madang/releases";
import { endBuilds, endPreview } from "./point-channels.ts";
import type { ChannelChange, PortalChannels } from "./portal-channels.ts";

/** Takes out what has drained and previews whose last link has ended; all modules in one snapshot. True where there was something. */
export async function endDrained(
  { registry, channels }: { registry: Registry; channels: PortalChannels },
  endingMinutes: number,
): Promise<boolean> {
  const marks = await registry.passingMarks();
  const now = await registry.now();
  const over = marks.filter(({ channel, since, until }) =>
    channel === "ending"
      ? now - since.getTime() >= endingMinutes * 60_000
      : channel.startsWith("preview:") && until !== undefined && now > until.getTime(),
  );
  if (over.length === 0) return false;
  await channels.publish(async (current) => (current === undefined ? undefined : withoutThem(current, over)));
  return true;
}

interface Over {
  readonly module: string;
  readonly channel: string;
  readonly build: string;
}

function withoutThem(current: ChannelSnapshot, over: readonly Over[]): ChannelChange {
  const modules: Record<string, ModuleChannels> = {};
  for (const [module, marks] of Map.groupBy(over, (mark) => mark.module)) {
    const before = current.modules[module];
    if (before !== undefined) modules[module] = marks.reduce(withoutOne, before);
  }
  return {
    modules,
    marks: { set: [], clear: over.map(({ module, channel, build }) => ({ module, channel, build })) },
    entry: {
      by: "madang",
      action: "end",
      detail: {
        builds: over.slice(0, 20).map(({ module, channel, build }) => `${module} ${build} (${channel})`),
      },
      outcome: "done",
    },
  };
}

function withoutOne(channels: ModuleChannels, { channel, build }: Over): ModuleChannels {
  if (channel === "ending") return endBuilds(channels, [build]);
  const name = channel.slice("preview:".length);
  return channels.previews[name] === build ? endPreview(channels, name) : channels;
}
