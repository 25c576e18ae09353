interface Generation<Value> {
  readonly notes: Map<string, { readonly value: Value; readonly at: number }>;
  readonly begun: number;
  size: number;
}

/** Bytes of a note beside its key. */
const overhead = 120;

/**
 * What happened to a key a short while ago, in bounded memory and without a timer. Two generations: when the young one is `lifetime` old or
 * holds half the budget, the older one is dropped whole.
 */
export class RecentNotes<Value> {
  readonly #lifetime: number;
  readonly #budget: number;
  readonly #now: () => number;
  #young: Generation<Value>;
  #old: Generation<Value>;

  /** `lifetime` in milliseconds of `now`; `budget` in bytes, nearly. */
  constructor(options: { lifetime: number; budget: number; now: () => number }) {
    this.#lifetime = options.lifetime;
    this.#budget = options.budget;
    this.#now = options.now;
    this.#young = emptyGeneration(options.now());
    this.#old = this.#young;
  }

  /** What was noted less than `lifetime` ago. */
  get(key: string): Value | undefined {
    const note = this.#young.notes.get(key) ?? this.#old.notes.get(key);
    return note !== undefined && this.#now() - note.at < this.#lifetime ? note.value : undefined;
  }

  note(key: string, value: Value): void {
    const at = this.#now();
    if (at - this.#young.begun >= this.#lifetime) this.#turn();
    const { notes } = this.#young;
    if (!notes.has(key)) this.#young.size += key.length + overhead;
    notes.set(key, { value, at });
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

function emptyGeneration<Value>(begun: number): Generation<Value> {
  return { notes: new Map(), begun, size: 0 };
}
