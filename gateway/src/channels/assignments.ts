import { hash } from "node:crypto";
import { buckets, memberOf, membersAt, offsetOf } from "./bucket.ts";

/** A module of which some visitors get another build. */
export interface Split {
  readonly module: string;
  readonly build: string;
  /** Percent. */
  readonly weight: number;
}

/** What one visitor gets instead of the stable builds. */
export interface Assignment {
  /** Of bounded length; another one for other builds, the same at every gateway; empty for the stable builds. */
  readonly word: string;
  /** Build by module. */
  readonly builds: ReadonlyMap<string, string>;
}

export const allStable: Assignment = { word: "", builds: new Map() };

/**
 * Who gets what. Each split takes an arc of the circle of buckets, so that `n` splits make `2n` assignments at most, not two to the
 * power of `n`: views of the table and words of keys stay few, whatever visitors send.
 */
export class Assignments {
  readonly splits: readonly Split[];
  /** Number of the piece between two ends of arcs, by bucket. */
  readonly #pieces: Uint16Array;
  readonly #modules: ReadonlySet<string>;
  readonly #made: (Assignment | undefined)[] = [];
  readonly #byWord = new Map([["", allStable]]);

  constructor(splits: readonly Split[]) {
    this.splits = splits
      .filter(({ weight }) => membersAt(weight) > 0)
      .sort((a, b) => (a.module < b.module ? -1 : 1));
    this.#modules = new Set(this.splits.map(({ module }) => module));
    this.#pieces = this.splits.length === 0 ? new Uint16Array(0) : piecesOf(this.splits);
  }

  /** Some visitors get another build of this module. */
  isSplit(module: string): boolean {
    return this.#modules.has(module);
  }

  /** How many different ones there can be. */
  get most(): number {
    return (this.#pieces.at(-1) ?? 0) + 1;
  }

  /** Without a bucket: the stable builds. */
  of(bucket: number | undefined): Assignment {
    if (bucket === undefined || this.splits.length === 0) return allStable;
    const piece = this.#pieces[bucket] ?? 0;
    return (this.#made[piece] ??= this.#make(bucket));
  }

  #make(bucket: number): Assignment {
    const builds = new Map<string, string>();
    for (const { module, build, weight } of this.splits)
      if (memberOf(bucket, module, weight)) builds.set(module, build);
    return this.#known(assignmentOf(builds));
  }

  #known(made: Assignment): Assignment {
    const known = this.#byWord.get(made.word);
    if (known === undefined) this.#byWord.set(made.word, made);
    return known ?? made;
  }
}

/** `builds` in the order of the modules' ids. */
export function assignmentOf(builds: ReadonlyMap<string, string>): Assignment {
  if (builds.size === 0) return allStable;
  const text = [...builds].map(([module, build]) => `${module}@${build}`).join(" ");
  return { word: hash("sha256", text, "base64url").slice(0, 16), builds };
}

function piecesOf(splits: readonly Split[]): Uint16Array {
  const ends = new Uint8Array(buckets);
  for (const { module, weight } of splits) {
    const from = (buckets - offsetOf(module)) % buckets;
    ends[from] = 1;
    ends[(from + membersAt(weight)) % buckets] = 1;
  }
  const pieces = new Uint16Array(buckets);
  let piece = 0;
  for (let bucket = 1; bucket < buckets; bucket += 1) {
    piece += ends[bucket] ?? 0;
    pieces[bucket] = piece;
  }
  return pieces;
}
