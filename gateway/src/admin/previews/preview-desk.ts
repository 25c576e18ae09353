import type { Registry } from "@madang/registry";
import type { ModuleChannels, PreviewLink } from "@madang/releases";
import type { Admission } from "../admission/admission.ts";
import { sealPreview } from "../../channels/preview-token.ts";
import { endPreview, pointPreview } from "../channels/point-channels.ts";
import type { PortalChannels } from "../channels/portal-channels.ts";
import { adminErrors } from "../errors.ts";
import { marksOf } from "../moves/carry-out.ts";
import { awaitReplica } from "../runners/await-replica.ts";
import type { ReplicaHealth } from "../runners/replica-health.ts";

/** Milliseconds for which a link opens its preview, and seconds that its maker waits for the build to run. */
const lasts = 7 * 86_400_000;
const patience = 8;

export interface PreviewDeskParts {
  readonly registry: Registry;
  readonly channels: PortalChannels;
  readonly admission: Admission;
  readonly health: ReplicaHealth;
  /** Scheme and host that the link begins with. */
  readonly origin: () => string;
  readonly onChange: () => void;
}

interface PreviewName {
  readonly module: string;
  readonly name: string;
  readonly by: string;
}

/** Builds that the team alone sees, beside what all visitors have. */
export class PreviewDesk {
  readonly #parts: PreviewDeskParts;

  constructor(parts: PreviewDeskParts) {
    this.#parts = parts;
  }

  /** Throws ADMIN_NOT_RELEASED, _NOT_LIVE, _CLAIMED, RELEASES_*. */
  async open(options: PreviewName & { build: string; signal: AbortSignal }): Promise<PreviewLink> {
    const { module, name, build, by, signal } = options;
    const { registry, channels, admission, health, origin, onChange } = this.#parts;
    const until = new Date(Date.now() + lasts);
    await channels.publish(async () => {
      const snapshot = await channels.withTrust();
      const release = await admission.readmit(module, build, snapshot);
      const before = liveOf(snapshot.modules, module);
      const after = pointPreview(before, name, release);
      const marks = marksOf(module, before, after);
      return {
        modules: { [module]: after },
        marks: { ...marks, set: [...marks.set, { module, channel: `preview:${name}`, build, until }] },
        entry: {
          by,
          action: "preview",
          module,
          detail: { name, build, until: until.toISOString() },
          outcome: "done",
        },
      };
    });
    onChange();
    // A link that is opened in the first seconds finds something there; one whose build starts slowly is right later.
    await awaitReplica({ of: { module, build }, registry, health, seconds: patience, signal }).catch(
      unlessNotYet,
    );
    const { key } = channels;
    const token = sealPreview({ module, name, build, until: until.toISOString() }, key);
    return { address: `${origin()}/_preview?token=${token}`, until: until.toISOString() };
  }

  /** Throws ADMIN_NOT_FOUND. */
  async end({ module, name, by }: PreviewName): Promise<void> {
    const { channels, onChange } = this.#parts;
    await channels.publish(async () => {
      const before = liveOf((await channels.withTrust()).modules, module);
      if (!Object.hasOwn(before.previews, name))
        throw adminErrors.create("NOT_FOUND", { what: `preview ${name} of ${module}` });
      const after = endPreview(before, name);
      const marks = marksOf(module, before, after);
      return {
        modules: { [module]: after },
        marks: { ...marks, clear: [...marks.clear, { module, channel: `preview:${name}` }] },
        entry: { by, action: "end preview", module, detail: { name }, outcome: "done" },
      };
    });
    onChange();
  }
}

function liveOf(modules: Readonly<Record<string, ModuleChannels>>, module: string): ModuleChannels {
  const live = modules[module];
  if (live === undefined) throw adminErrors.create("NOT_LIVE", { module });
  return live;
}

function unlessNotYet(error: unknown): void {
  if (!adminErrors.is(error, "NOT_HEALTHY")) throw error;
}
