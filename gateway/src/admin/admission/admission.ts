import { withFilesLock, type Registry } from "@madang/registry";
import {
  verifyRelease,
  type BlobStore,
  type ChannelSnapshot,
  type Envelope,
  type ReleaseSummary,
  type VerifiedRelease,
} from "@madang/releases";
import type { PortalChannels } from "../channels/portal-channels.ts";
import { adminErrors } from "../errors.ts";
import { shelved, type ShelvedRelease } from "../releases/release-facts-of.ts";
import type { ReleaseShelf } from "../releases/release-shelf.ts";
import { checkFiles } from "./check-files.ts";
import { refuseClaimed } from "./live-claims.ts";

export interface Admitted {
  readonly summary: ReleaseSummary;
  readonly release: ShelvedRelease;
}

/** What may come in, and what may go live. */
export class Admission {
  readonly #registry: Registry;
  readonly #registryUrl: string;
  readonly #store: BlobStore;
  readonly #channels: PortalChannels;
  readonly #shelf: ReleaseShelf;

  constructor(parts: {
    registry: Registry;
    registryUrl: string;
    store: BlobStore;
    channels: PortalChannels;
    shelf: ReleaseShelf;
  }) {
    this.#registry = parts.registry;
    this.#registryUrl = parts.registryUrl;
    this.#store = parts.store;
    this.#channels = parts.channels;
    this.#shelf = parts.shelf;
  }

  /** Signature, key and rights of the team; throws RELEASES_*, ADMIN_NO_TRUST. */
  async verify(envelope: Envelope): Promise<VerifiedRelease> {
    const { trust } = await this.#channels.withTrust();
    return verifyRelease(envelope, trust, { at: "admission", now: new Date() });
  }

  /** The record of a verified release comes in. Throws ADMIN_FILES_*, ADMIN_CLAIMED, REGISTRY_BUILD_TAKEN. */
  async admit(envelope: Envelope, verified: VerifiedRelease, by: string): Promise<Admitted> {
    const { statement, digest } = verified;
    const release = shelved(statement, envelope, digest);
    await refuseClaimed(release, await this.#channels.withTrust(), this.#shelf);
    const { module, build, version } = statement.record;
    const summary = { module, build, version, digest, createdAt: statement.createdAt, by };
    // What it finds in the store stays there until its record is in.
    await withFilesLock({ url: this.#registryUrl, how: "shared" }, async () => {
      await checkFiles(statement, this.#store);
      await this.#registry.addRelease(summary, envelope);
      // Files that had been removed are there again.
      await this.#registry.changeRetention({ unnamed: [], named: [{ module, build }], removed: [] });
    });
    return { summary, release };
  }

  /**
   * A build that is about to be live, or live again: its key may have been revoked since it came in, and others may have gone live meanwhile. That
   * a key has expired stops no way back. Throws ADMIN_NOT_RELEASED, RELEASES_*, ADMIN_CLAIMED.
   */
  async readmit(module: string, build: string, snapshot: ChannelSnapshot): Promise<ShelvedRelease> {
    const summary = (await this.#registry.releases(module)).find((release) => release.build === build);
    const envelope = summary && (await this.#registry.envelopes([summary.digest])).get(summary.digest);
    if (summary === undefined || envelope === undefined)
      throw adminErrors.create("NOT_RELEASED", { module, build });
    await this.#refuseRemoved(module, build);
    const keptDespite = snapshot.modules[module]?.builds[build]?.keptDespite;
    const moment = { at: "take-up", keptDespite } as const;
    const { statement, digest } = verifyRelease(envelope, snapshot.trust, moment, `${module} ${build}`);
    const release = shelved(statement, envelope, digest);
    await refuseClaimed(release, snapshot, this.#shelf);
    return release;
  }

  async #refuseRemoved(module: string, build: string): Promise<void> {
    const retained = await this.#registry.retention(module);
    const removed = retained.find((one) => one.build === build)?.removedAt;
    if (removed !== undefined)
      throw adminErrors.create("FILES_REMOVED", { module, build, at: removed.toISOString() });
  }
}
