/** Something that must happen if nothing else does before. An entry stands in one wheel at most. */
export abstract class Due {
  /** Slot of the wheel, and neighbours in it; undefined while it stands in none. */
  slot: Due[] | undefined;
  place = 0;
  rounds = 0;

  abstract due(): void;
}

const slots = 256;

/**
 * Deadlines of all requests on one coarse clock: to set one and to take it away again, as nearly every request does, is one
 * write each. An entry is due at the first tick after its time. The clock runs only while something stands in it.
 */
export class DeadlineWheel {
  readonly #slots: Due[][] = Array.from({ length: slots }, () => []);
  readonly #tick: number;
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined;
  #count = 0;
  #position = 0;
  /** When `#position` began. */
  #at = 0;

  constructor(options: { tick?: number; now?: () => number } = {}) {
    this.#tick = options.tick ?? 10;
    this.#now = options.now ?? (() => performance.now());
  }

  set(entry: Due, after: number): void {
    this.clear(entry);
    if (this.#timer === undefined) this.#start();
    const ticks = Math.max(1, Math.ceil((this.#now() - this.#at + after) / this.#tick));
    const slot = this.#slots[(this.#position + ticks) % slots] as Due[];
    entry.rounds = Math.floor((ticks - 1) / slots);
    entry.slot = slot;
    entry.place = slot.push(entry) - 1;
    this.#count += 1;
  }

  clear(entry: Due): void {
    const { slot, place } = entry;
    if (slot === undefined) return;
    entry.slot = undefined;
    const last = slot.pop();
    if (last !== undefined && last !== entry) {
      slot[place] = last;
      last.place = place;
    }
    this.#count -= 1;
  }

  get running(): boolean {
    return this.#timer !== undefined;
  }

  /** How many stand in it. */
  get size(): number {
    return this.#count;
  }

  #start(): void {
    this.#at = this.#now();
    this.#timer = setInterval(() => this.turn(), this.#tick);
  }

  /** Goes on to the present, and stops where nothing is left to wait for. */
  turn(): void {
    const ticks = Math.floor((this.#now() - this.#at) / this.#tick);
    this.#at += ticks * this.#tick;
    for (let step = 0; step < ticks && this.#count > 0; step += 1) this.#step();
    if (this.#count > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #step(): void {
    this.#position = (this.#position + 1) % slots;
    const slot = this.#slots[this.#position] as Due[];
    for (const entry of slot.slice()) {
      if (entry.slot !== slot) continue;
      if (entry.rounds > 0) entry.rounds -= 1;
      else {
        this.clear(entry);
        entry.due();
      }
    }
  }
}

/** Of this process. */
export const deadlines = new DeadlineWheel();
