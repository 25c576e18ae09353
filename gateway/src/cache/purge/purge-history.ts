import { keyName } from "./key-name.ts";
import { modulesOfTags } from "./tags.ts";

const mostNames = 100_000;

/**
 * Which purges and deletions this process has seen, in order. Tells whether an answer that was asked for at some point (a ticket) has been
 * purged since, so that a fill which began before a purge is not stored after it. Bounded: of the oldest it remembers only that there
 * were some, and refuses every ticket from before them.
 */
export class PurgeHistory {
  /** Two halves, so that forgetting is dropping a whole one: taking the oldest out of one Map again and again is slow. */
  #recent = new Map<string, number>();
  #earlier = new Map<string, number>();
  readonly #most: number;
  #now = 0;
  #floor = 0;
  #earlierUntil = 0;

  constructor(options: { most?: number } = {}) {
    this.#most = options.most ?? mostNames;
  }

  /** Where purges stand: the ticket of a fill that begins now. */
  get now(): number {
    return this.#now;
  }

  /** How many names are held. */
  get remembered(): number {
    return this.#recent.size + this.#earlier.size;
  }

  purged(tags: readonly string[]): void {
    this.#record(tags);
  }

  deleted(key: string): void {
    this.deletedNamed(keyName(key));
  }

  /** `deleted` by the key's name (key-name.ts). */
  deletedNamed(name: string): void {
    this.#record([name]);
  }

  /** Purges of this module, or of all modules, may have been missed. */
  missed(module: string | undefined): void {
    if (module !== undefined) return this.#record([`*${module}`]);
    this.#now += 1;
    this.#floor = this.#now;
    this.#recent.clear();
    this.#earlier.clear();
  }

  /** True when a fill with this ticket may hold what is no longer true. */
  isPast(ticket: number, { key, tags }: { key: string; tags: readonly string[] }): boolean {
    if (ticket === this.#now) return false;
    if (ticket < this.#floor) return true;
    const isLater = (name: string) => (this.#recent.get(name) ?? this.#earlier.get(name) ?? 0) > ticket;
    return (
      isLater(keyName(key)) ||
      tags.some(isLater) ||
      modulesOfTags(tags).some((module) => isLater(`*${module}`))
    );
  }

  #record(names: readonly string[]): void {
    this.#now += 1;
    for (const name of names) {
      this.#recent.set(name, this.#now);
      if (this.#recent.size >= this.#most / 2) this.#forgetEarlier();
    }
  }

  #forgetEarlier(): void {
    this.#floor = Math.max(this.#floor, this.#earlierUntil);
    this.#earlier = this.#recent;
    this.#earlierUntil = this.#now;
    this.#recent = new Map();
  }
}
