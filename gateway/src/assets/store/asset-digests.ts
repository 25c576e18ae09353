import type { ReleaseRecord } from "@madang/manifest";

/** What the team signed of one file. */
export interface SignedAsset {
  /** Base64 of its SHA-384. */
  readonly sha384: string;
  readonly bytes: number;
}

/** By file, as below `/_assets/<module>/<build>/`. */
export type SignedAssets = ReadonlyMap<string, SignedAsset>;

/** Builds whose lists are kept in memory, and how long it is not asked again for one that nobody knows. */
const mostKept = 500;
const unknownFor = 30_000;

interface Kept {
  readonly assets: Promise<SignedAssets | undefined>;
  until: number;
}

/** What every file of a build must be: by the record in force, else by the release that the registry still has. */
export class AssetDigests {
  readonly #inForce: (module: string, build: string) => ReleaseRecord | undefined;
  readonly #recall: (module: string, build: string) => Promise<ReleaseRecord | undefined>;
  readonly #ofRecord = new WeakMap<ReleaseRecord, SignedAssets>();
  readonly #recalled = new Map<string, Kept>();

  constructor(options: {
    inForce: (module: string, build: string) => ReleaseRecord | undefined;
    recall: (module: string, build: string) => Promise<ReleaseRecord | undefined>;
  }) {
    this.#inForce = options.inForce;
    this.#recall = options.recall;
  }

  /** Undefined where nobody can say: a build from before the registry's time, or a registry that is away. */
  async of(module: string, build: string): Promise<SignedAssets | undefined> {
    const record = this.#inForce(module, build);
    if (record !== undefined) return this.#assetsOf(record);
    const key = `${module} ${build}`;
    const known = this.#recalled.get(key);
    if (known !== undefined && known.until > performance.now()) return known.assets;
    return this.#keep(
      key,
      this.#recall(module, build).catch(() => undefined),
    );
  }

  #keep(key: string, record: Promise<ReleaseRecord | undefined>): Promise<SignedAssets | undefined> {
    const assets = record.then((found) => (found === undefined ? undefined : this.#assetsOf(found)));
    const kept: Kept = { assets, until: Infinity };
    this.#recalled.delete(key);
    this.#recalled.set(key, kept);
    for (const oldest of this.#recalled.keys())
      if (this.#recalled.size > mostKept) this.#recalled.delete(oldest);
      else break;
    void expireUnknown(kept);
    return assets;
  }

  #assetsOf(record: ReleaseRecord): SignedAssets {
    const known = this.#ofRecord.get(record);
    if (known !== undefined) return known;
    const prefix = `/_assets/${record.module}/${record.build}/`;
    const made = new Map(
      record.assets
        .filter(({ path }) => path.startsWith(prefix))
        .map(({ path, integrity, bytes }) => [
          path.slice(prefix.length),
          { sha384: integrity.slice("sha384-".length), bytes },
        ]),
    );
    this.#ofRecord.set(record, made);
    return made;
  }
}

async function expireUnknown(kept: Kept): Promise<void> {
  if ((await kept.assets) === undefined) kept.until = performance.now() + unknownFor;
}
