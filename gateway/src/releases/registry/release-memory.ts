import { z } from "zod";
import { digestSchema, envelopeSchema, payloadDigest, type Envelope } from "@madang/releases";
import type { RegistryReader, ReplicaRow, StoredSnapshot } from "@madang/registry";
import { join } from "node:path";
import { inSlices, type Steps } from "../../routes/in-slices.ts";
import { EnvelopePack } from "./envelope-pack.ts";
import { KeptFiles } from "./kept-files.ts";

const storedSnapshot = z.object({ sequence: z.int(), envelope: envelopeSchema });
const knownSequence = z.object({ sequence: z.int().min(1), digest: digestSchema });
const goodRelease = z.object({ build: z.string(), digest: digestSchema });
const goodReleases = z.record(z.string(), z.array(goodRelease));
const replicaRows = z.array(
  z.object({ module: z.string(), build: z.string(), origin: z.string(), failure: z.string().optional() }),
);

export type KnownSequence = z.infer<typeof knownSequence>;
export type GoodRelease = z.infer<typeof goodRelease>;

/** Between two clearings. */
const clearEvery = 600_000;
/** The signed releases, some kilobytes each. */
const packFile = "releases.pack";

/**
 * What a gateway keeps on disk, to start from with everything else down: the last snapshot, the envelopes that it names, where replicas
 * were. Signatures and digests are checked at reading as if it came from the registry, so whoever changes it gains nothing.
 */
export class ReleaseMemory {
  readonly #files: KeptFiles;
  readonly #pack: EnvelopePack;
  readonly #failed: (error: unknown) => void;
  #unwritten: (readonly [digest: string, json: string])[] = [];
  #clearedAt = -Infinity;
  /** Writes go one after the other, and nobody who routes waits for them. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(folder: string, failed: (error: unknown) => void) {
    this.#files = new KeptFiles(folder, failed);
    this.#pack = new EnvelopePack(join(folder, packFile));
    this.#failed = failed;
  }

  async snapshot(): Promise<StoredSnapshot | undefined> {
    return storedSnapshot.safeParse(await this.#files.read("snapshot.json")).data;
  }

  /** The newest that was ever taken up here, also where the snapshot itself is damaged. */
  async sequence(): Promise<KnownSequence | undefined> {
    return knownSequence.safeParse(await this.#files.read("sequence.json")).data;
  }

  keepSnapshot(snapshot: StoredSnapshot, digest: string): void {
    this.#write("snapshot.json", snapshot, { lasting: true });
    this.#write("sequence.json", { sequence: snapshot.sequence, digest }, { lasting: true });
  }

  /** Those of which these very bytes are here. */
  async envelopes(digests: readonly string[]): Promise<ReadonlyMap<string, Envelope>> {
    const found = new Map<string, Envelope>();
    // What has just been released is not here, and does not wait until others lie on disk.
    if (this.#pack.lacksAll(digests)) return found;
    const texts = await this.#afterWriting(() => this.#pack.read(digests), new Map<string, string>());
    for (const [digest, text] of texts) {
      const envelope = envelopeIn(text);
      if (envelope !== undefined && payloadDigest(envelope) === digest) found.set(digest, envelope);
    }
    return found;
  }

  /** Those that come together are written together. */
  keepEnvelope(digest: string, envelope: Envelope): void {
    this.#unwritten.push([digest, JSON.stringify(envelope)]);
    if (this.#unwritten.length > 1) return;
    this.#later(() => {
      const entries = this.#unwritten;
      this.#unwritten = [];
      return this.#pack.add(entries);
    });
  }

  async replicas(): Promise<Awaited<ReturnType<RegistryReader["replicas"]>> | undefined> {
    const { data } = replicaRows.safeParse(await this.#files.read("replicas.json"));
    return data?.map(({ failure, ...row }) => ({ ...row, failure }));
  }

  keepReplicas(rows: readonly ReplicaRow[]): void {
    this.#write("replicas.json", rows);
  }

  /** By module: the releases in force, the stable one first. */
  async good(): Promise<ReadonlyMap<string, readonly GoodRelease[]>> {
    return new Map(Object.entries(goodReleases.safeParse(await this.#files.read("good.json")).data ?? {}));
  }

  keepGood(good: ReadonlyMap<string, readonly GoodRelease[]>): void {
    this.#later(async () => this.#files.writeText("good.json", await inSlices(jsonText(good))));
  }

  /** Removes envelopes that nothing names any more, every ten minutes at most; only then it asks which are named. */
  clear(named: () => (digest: string) => boolean): void {
    if (performance.now() - this.#clearedAt < clearEvery) return;
    this.#clearedAt = performance.now();
    const isNamed = named();
    this.#later(() => this.#pack.keepOnly(isNamed));
  }

  /** Everything given so far lies on disk. */
  async written(): Promise<void> {
    await this.#writing;
  }

  #write(name: string, value: unknown, options?: { lasting: boolean }): void {
    this.#later(() => this.#files.write(name, value, options));
  }

  #later(work: () => Promise<unknown>): void {
    void this.#afterWriting(work, undefined);
  }

  /** What fails is told, and hurts nothing that comes after it. */
  #afterWriting<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    const done = this.#writing.then(work).catch((error: unknown) => {
      this.#failed(error);
      return otherwise;
    });
    this.#writing = done;
    return done;
  }
}

function envelopeIn(text: string): Envelope | undefined {
  try {
    return envelopeSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The same as JSON.stringify of the object, entry by entry. */
function* jsonText(entries: ReadonlyMap<string, unknown>): Steps<string> {
  const members: string[] = [];
  for (const [name, value] of entries) {
    members.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
    yield;
  }
  return `{${members.join(",")}}`;
}
