const buckets = 10;

/** Two counts over the last `span` milliseconds, to a tenth of it. Times are given, so that a test can make them. */
export class SlidingWindow {
  readonly #width: number;
  readonly #all = new Float64Array(buckets);
  readonly #marked = new Float64Array(buckets);
  #at = 0;
  #total = 0;
  #totalMarked = 0;

  constructor(span: number) {
    this.#width = span / buckets;
  }

  /** Negative numbers take back what was counted before. */
  add(now: number, all: number, marked: number): void {
    const place = this.#turnTo(now);
    this.#all[place] = (this.#all[place] ?? 0) + all;
    this.#marked[place] = (this.#marked[place] ?? 0) + marked;
    this.#total += all;
    this.#totalMarked += marked;
  }

  all(now: number): number {
    this.#turnTo(now);
    return this.#total;
  }

  marked(now: number): number {
    this.#turnTo(now);
    return this.#totalMarked;
  }

  clear(): void {
    this.#all.fill(0);
    this.#marked.fill(0);
    this.#total = 0;
    this.#totalMarked = 0;
  }

  #turnTo(now: number): number {
    const at = Math.floor(now / this.#width);
    if (at - this.#at >= buckets) this.clear();
    else for (let old = this.#at + 1; old <= at; old += 1) this.#empty(old % buckets);
    this.#at = Math.max(this.#at, at);
    return this.#at % buckets;
  }

  #empty(place: number): void {
    this.#total -= this.#all[place] ?? 0;
    this.#totalMarked -= this.#marked[place] ?? 0;
    this.#all[place] = 0;
    this.#marked[place] = 0;
  }
}
