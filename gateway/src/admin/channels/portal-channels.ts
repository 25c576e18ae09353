import type { ChannelMark, MarkChanges, NewAuditEntry, Registry } from "@madang/registry";
import { registryErrors } from "@madang/registry";
import {
  signSnapshot,
  verifySnapshot,
  type ChannelSnapshot,
  type ModuleChannels,
  type PublicKey,
  type SigningKey,
  type TrustPolicy,
  type VerifiedSnapshot,
} from "@madang/releases";
import { shortened } from "../audit/audit-book.ts";
import { adminErrors } from "../errors.ts";

/** What another snapshot is made of. Modules that are not named stay as they are. */
export interface ChannelChange {
  readonly trust?: TrustPolicy;
  readonly modules?: Readonly<Record<string, ModuleChannels>>;
  readonly marks?: Omit<MarkChanges, "by">;
  readonly entry: NewAuditEntry;
}

/** Makes a change from what there is; undefined where there is nothing to change. Called again where others were faster. */
export type MakeChange = (current: ChannelSnapshot | undefined) => Promise<ChannelChange | undefined>;

const tries = 10;
/** More changes than any portal makes between two backups. */
const farthest = 1_000_000;

/** The channels of the portal: read and checked, changed and signed. The one place that holds the operator's key. */
export class PortalChannels {
  readonly #registry: Registry;
  readonly #key: SigningKey;
  readonly #keys: readonly PublicKey[];
  #known: { sequence: number; snapshot: ChannelSnapshot; keyId: string } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: { registry: Registry; key: SigningKey; otherKeys: readonly PublicKey[] }) {
    this.#registry = options.registry;
    this.#key = options.key;
    this.#keys = [options.key.publicKey, ...options.otherKeys.filter(({ id }) => id !== options.key.id)];
  }

  get key(): SigningKey {
    return this.#key;
  }

  /** Undefined in a portal that has none yet. Throws REGISTRY_* and ADMIN_CHANNELS_DAMAGED. */
  async current(): Promise<ChannelSnapshot | undefined> {
    const sequence = await this.#registry.newestSequence();
    if (sequence !== undefined && this.#known?.sequence === sequence) return this.#known.snapshot;
    const stored = await this.#registry.newestSnapshot();
    if (stored === undefined) return undefined;
    this.#known = this.#verified(stored.envelope, stored.sequence);
    return this.#known.snapshot;
  }

  /** Throws ADMIN_NO_TRUST as well. */
  async withTrust(): Promise<ChannelSnapshot> {
    const current = await this.current();
    if (current === undefined) throw adminErrors.create("NO_TRUST");
    return current;
  }

  marks(module?: string): Promise<ChannelMark[]> {
    return this.#registry.marks(module);
  }

  /** The same channels under the key of this admin, where an older one of the operator has signed them. True where it was so. */
  async renewSignature(): Promise<boolean> {
    await this.current();
    const { keyId } = this.#known ?? {};
    if (keyId === undefined || keyId === this.#key.id) return false;
    const detail = { key: this.#key.id, before: keyId };
    await this.publish(async () => ({
      entry: { by: "madang", action: "sign anew", detail, outcome: "done" },
    }));
    return true;
  }

  /**
   * One change after the other within this process; where another process was faster it is made anew on what is there then. Gives the sequence
   * that holds it.
   */
  publish(make: MakeChange): Promise<number> {
    const result = this.#last.then(() => this.#publish(make));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #publish(make: MakeChange): Promise<number> {
    for (let times = 0; times < tries; times += 1) {
      const current = await this.current();
      const change = await make(current);
      if (change === undefined) return current?.sequence ?? 0;
      try {
        return await this.#put(current, change);
      } catch (error) {
        if (!registryErrors.is(error, "OVERTAKEN")) throw error;
      }
    }
    throw adminErrors.create("CHANNELS_BUSY", { times: tries });
  }

  async #put(current: ChannelSnapshot | undefined, change: ChannelChange): Promise<number> {
    const { marks, entry } = change;
    const trust = change.trust ?? current?.trust;
    if (trust === undefined) throw adminErrors.create("NO_TRUST");
    const after = current?.sequence ?? 0;
    const sequence = Math.max(after, await this.#knownToGateways(after)) + 1;
    const snapshot: ChannelSnapshot = {
      schema: 1,
      sequence,
      issuedAt: new Date().toISOString(),
      trust,
      modules: { ...current?.modules, ...change.modules },
    };
    const envelope = signSnapshot(snapshot, this.#key);
    await this.#registry.publishSnapshot(
      { sequence, envelope, after },
      shortened({ ...entry, detail: { ...entry.detail, sequence } }),
      marks === undefined ? undefined : { by: entry.by, ...marks },
    );
    this.#known = { sequence, snapshot, keyId: this.#key.id };
    return sequence;
  }

  /**
   * A registry that was restored from a backup is behind what gateways have taken up, and they never go back: the next number is above theirs.
   * One that tells of numbers far away is not believed.
   */
  async #knownToGateways(after: number): Promise<number> {
    const told = (await this.#registry.gateways()).map(({ sequence }) => sequence);
    return Math.max(0, ...told.filter((sequence) => sequence < after + farthest));
  }

  #verified(
    envelope: unknown,
    sequence: number,
  ): { sequence: number; snapshot: ChannelSnapshot; keyId: string } {
    let verified: VerifiedSnapshot;
    try {
      verified = verifySnapshot(envelope, this.#keys);
    } catch (cause) {
      throw adminErrors.create("CHANNELS_DAMAGED", { reason: (cause as Error).message }, cause);
    }
    const { snapshot, keyId } = verified;
    if (snapshot.sequence === sequence) return { sequence, snapshot, keyId };
    const reason = `it says ${snapshot.sequence} of itself and lies there as ${sequence}`;
    throw adminErrors.create("CHANNELS_DAMAGED", { reason });
  }
}
