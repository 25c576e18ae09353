import type { RegistryReader } from "@madang/registry";
import { payloadDigest, type Envelope, type ReleaseStatement } from "@madang/releases";
import { shelved, type ShelvedRelease } from "./release-facts-of.ts";

/** Envelopes asked for in one question. */
const together = 200;

/** What releases say of themselves, by digest. A release never changes, so each is read once. */
export class ReleaseShelf {
  readonly #registry: Pick<RegistryReader, "envelopes">;
  readonly #known = new Map<string, ShelvedRelease>();

  constructor(registry: Pick<RegistryReader, "envelopes">) {
    this.#registry = registry;
  }

  /** What the registry does not have, or has with other bytes, is absent. Rejects with REGISTRY_*. */
  async find(digests: Iterable<string>): Promise<ReadonlyMap<string, ShelvedRelease>> {
    const wanted = [...new Set(digests)];
    const missing = wanted.filter((digest) => !this.#known.has(digest));
    for (let from = 0; from < missing.length; from += together)
      for (const [digest, envelope] of await this.#registry.envelopes(missing.slice(from, from + together)))
        this.#take(digest, envelope);
    return new Map(
      wanted.flatMap((digest) => {
        const release = this.#known.get(digest);
        return release === undefined ? [] : [[digest, release] as const];
      }),
    );
  }

  #take(digest: string, envelope: Envelope): void {
    if (payloadDigest(envelope) !== digest) return;
    const statement = JSON.parse(Buffer.from(envelope.payload, "base64").toString()) as ReleaseStatement;
    this.#known.set(digest, shelved(statement, envelope, digest));
  }
}
