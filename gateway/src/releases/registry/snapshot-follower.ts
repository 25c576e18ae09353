import {
  verifySnapshotSteps,
  type ChannelSnapshot,
  type PublicKey,
  type TrustPolicy,
  type VerifiedSnapshot,
} from "@madang/releases";
import type { RegistryReader, StoredSnapshot } from "@madang/registry";
import { inSlices } from "../../routes/in-slices.ts";
import type { KnownSequence, ReleaseMemory } from "./release-memory.ts";

export interface FollowedSnapshot {
  /** Undefined while none was ever seen. The same object while nothing has changed. */
  readonly verified: VerifiedSnapshot | undefined;
  /** Why what the registry offers was not taken up. */
  readonly refused: Error | undefined;
  /** The registry could not be asked. */
  readonly away: Error | undefined;
}

/** The newest channel snapshot that is the operator's. It never goes back, also not after a restart. */
export class SnapshotFollower {
  readonly #registry: RegistryReader;
  readonly #memory: ReleaseMemory;
  readonly #keys: readonly PublicKey[];
  #verified: VerifiedSnapshot | undefined;
  #known: KnownSequence | undefined;
  #refused: { readonly sequence: number; readonly reason: Error } | undefined;
  #begun = false;

  constructor(options: { registry: RegistryReader; memory: ReleaseMemory; keys: readonly PublicKey[] }) {
    this.#registry = options.registry;
    this.#memory = options.memory;
    this.#keys = options.keys;
  }

  async look(): Promise<FollowedSnapshot> {
    if (!this.#begun) await this.#begin();
    let away: Error | undefined;
    try {
      await this.#lookAtRegistry();
    } catch (error) {
      away = error as Error;
    }
    return { verified: this.#verified, refused: this.#refused?.reason, away };
  }

  /** What is kept counts as if the registry had said it; a damaged copy is as none, but its number stays known. */
  async #begin(): Promise<void> {
    this.#begun = true;
    this.#known = await this.#memory.sequence();
    const kept = await this.#memory.snapshot();
    if (kept === undefined) return;
    try {
      await this.#takeUp(kept);
    } catch {
      this.#verified = undefined;
    }
  }

  async #lookAtRegistry(): Promise<void> {
    const sequence = await this.#registry.newestSequence();
    if (sequence === undefined || sequence === this.#verified?.snapshot.sequence) {
      this.#refused = undefined;
      return;
    }
    if (sequence === this.#refused?.sequence) return;
    const offered = await this.#registry.newestSnapshot();
    if (offered === undefined) return;
    try {
      const { digest } = await this.#takeUp(offered);
      this.#refused = undefined;
      this.#memory.keepSnapshot(offered, digest);
    } catch (reason) {
      this.#refused = { sequence: offered.sequence, reason: reason as Error };
    }
  }

  async #takeUp({ envelope }: StoredSnapshot): Promise<VerifiedSnapshot> {
    const steps = verifySnapshotSteps(envelope, this.#keys, {
      after: this.#known,
      before: this.#verified?.snapshot,
    });
    const verified = await inSlices(steps);
    const { snapshot, digest } = verified;
    this.#known = { sequence: snapshot.sequence, digest };
    this.#verified = { ...verified, snapshot: withSameTrust(snapshot, this.#verified?.snapshot) };
    return this.#verified;
  }
}

/** A policy that says the same is the same object, by which everybody else sees that nothing has to be judged again. */
function withSameTrust(snapshot: ChannelSnapshot, before: ChannelSnapshot | undefined): ChannelSnapshot {
  return before !== undefined && says(before.trust) === says(snapshot.trust)
    ? { ...snapshot, trust: before.trust }
    : snapshot;
}

function says(trust: TrustPolicy): string {
  return JSON.stringify(trust);
}
