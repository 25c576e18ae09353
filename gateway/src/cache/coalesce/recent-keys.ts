interface Generation {
  /** Key to the moment at which it was noted. */
  readonly notes: Map<string, number>;
  readonly begun: number;
  size: number;
}

/** Bytes of a note beside its key. */
const overhead = 100;

/**
 * When something happened to a key a short while ago, in bounded memory and without a timer. Two generations: when the young one is
 * `lifetime` old or holds half the budget, the older one is dropped whole.
 */
export class RecentKeys {
  readonly #lifetime: number;
  readonly #budget: number;
  readonly #now: () => number;
  #young: Generation;
  #old: Generation;

  /** `lifetime` in milliseconds of `now`; `budget` in bytes, nearly. */
  constructor(options: { lifetime: number; budget: number; now: () => number }) {
    this.#lifetime = options.lifetime;
    this.#budget = options.budget;
    this.#now = options.now;
    this.#young = emptyGeneration(options.now());
    this.#old = this.#young;
  }

  /** The moment at which it was noted, if that is less than `lifetime` ago. */
  notedAt(key: string): number | undefined {
    const at = this.#young.notes.get(key) ?? this.#old.notes.get(key);
    return at !== undefined && this.#now() - at < this.#lifetime ? at : undefined;
  }

  note(key: string, at = this.#now()): void {
    if (this.#now() - this.#young.begun >= this.#lifetime) this.#turn();
    const { notes } = this.#young;
    if (!notes.has(key)) this.#young.size += key.length + overhead;
    notes.set(key, at);
    if (this.#young.size > this.#budget / 2) this.#turn();
  }

  forget(key: string): void {
    this.#young.notes.delete(key);
    this.#old.notes.delete(key);
  }

  get size(): number {
    return this.#young.notes.size + (this.#old === this.#young ? 0 : this.#old.notes.size);
  }

  #turn(): void {
    this.#old = this.#young;
    this.#young = emptyGeneration(this.#now());
  }
}

function emptyGeneration(begun: number): Generation {
  return { notes: new Map(), begun, size: 0 };
}
