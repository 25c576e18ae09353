import { registryErrors, type Registry } from "@madang/registry";
import type { Logger } from "@madang/service";
import type { Admission } from "../admission/admission.ts";
import type { PortalChannels } from "../channels/portal-channels.ts";
import type { ReleaseShelf } from "../releases/release-shelf.ts";
import type { ReplicaHealth } from "../runners/replica-health.ts";
import { pointTo, type Pointing } from "./carry-out.ts";
import type { GuardSettings } from "./guard-settings.ts";
import type { MoveLog } from "./move-log.ts";
import { isOpen } from "./move-words.ts";

export interface MoveParts {
  readonly registry: Registry;
  readonly channels: PortalChannels;
  readonly admission: Admission;
  readonly shelf: ReleaseShelf;
  readonly health: ReplicaHealth;
  readonly log: Logger;
  /** Seconds within which the build must be healthy. */
  readonly moveSeconds: number;
  readonly guard: GuardSettings;
  /** The channels have changed. */
  readonly onChange: () => void;
}

export interface MoveRun extends MoveParts {
  readonly written: MoveLog;
  /** Aborted when this process no longer leads, or ends. */
  readonly signal: AbortSignal;
}

/** Gives the sequence that holds it. Throws REGISTRY_MOVE_ENDED where the move was taken back meanwhile. */
export async function point(run: MoveRun, pointing: Pointing, outcome = "done"): Promise<number> {
  const { channels, shelf, written, onChange } = run;
  const sequence = await channels.publish(async (current) => {
    // At each try: whoever takes the module back publishes after this look, or makes it fail.
    await refuseEnded(run);
    const snapshot = current ?? (await channels.withTrust());
    return pointTo(pointing, { move: written.move, current: snapshot, shelf, outcome });
  });
  onChange();
  return sequence;
}

async function refuseEnded({ registry, written }: MoveRun): Promise<void> {
  const { id, module } = written.move;
  const stored = await registry.move(id);
  if (stored !== undefined && !isOpen(stored))
    throw registryErrors.create("MOVE_ENDED", { module, move: id });
}

export async function finish(run: MoveRun, pointing: Pointing, text: string): Promise<void> {
  const sequence = await point(run, pointing);
  await run.written.step(`${text} (sequence ${sequence})`, { state: "done", sequence });
}
