import { randomFillSync } from "node:crypto";

/** Places that one key may stand in. */
const ways = 8;

/**
 * Who owes how much, in memory of a fixed size whatever the number of addresses, and without a timer: an entry matters only while its debt
 * lasts. Each key has eight places; a newcomer takes the one whose debt ends first. So a flood of addresses drives out those who have
 * hardly asked, and never one who is refused.
 *
 * A key is known by 32 bits beside its place, hashed with a secret of this process: addresses are not kept.
 */
export class DebtTable {
  /** Microseconds at which the debt ends; 0 is an empty place. */
  readonly #ends: Float64Array;
  readonly #marks: Uint32Array;
  readonly #sets: number;
  readonly #secret = randomFillSync(new Uint32Array(2));
  #set = 0;
  #mark = 0;

  /** `entries` is rounded up to a power of two; each takes 12 bytes. */
  constructor({ entries }: { readonly entries: number }) {
    this.#sets = 2 ** Math.ceil(Math.log2(Math.max(1, entries / ways)));
    this.#ends = new Float64Array(this.#sets * ways);
    this.#marks = new Uint32Array(this.#sets * ways);
  }

  /** What is owed at `now`, 0 for strangers; never more than `most`, however clocks go. */
  debt(key: string, now: number, most: number): number {
    this.#hash(key);
    const place = this.#find();
    return place === -1 ? 0 : Math.min(most, Math.max(0, (this.#ends[place] ?? 0) - now));
  }

  owe(key: string, now: number, debt: number): void {
    this.#hash(key);
    this.#keep(this.#find(), now + debt);
  }

  /** Adds `weight` where that stays within `most`, and answers what is owed with it: more than `most` is refused. */
  charge(key: string, now: number, weight: number, most: number): number {
    this.#hash(key);
    const found = this.#find();
    const debt = weight + Math.min(most, found === -1 ? 0 : Math.max(0, (this.#ends[found] ?? 0) - now));
    if (debt > most) return debt;
    this.#keep(found, now + debt);
    return debt;
  }

  get bytes(): number {
    return this.#ends.byteLength + this.#marks.byteLength;
  }

  #find(): number {
    const end = this.#set + ways;
    for (let place = this.#set; place < end; place += 1)
      if (this.#marks[place] === this.#mark && this.#ends[place] !== 0) return place;
    return -1;
  }

  #keep(found: number, end: number): void {
    const place = found === -1 ? this.#leastOwing() : found;
    this.#marks[place] = this.#mark;
    this.#ends[place] = end;
  }

  #leastOwing(): number {
    let least = this.#set;
    for (let place = least + 1; place < this.#set + ways; place += 1)
      if ((this.#ends[place] ?? 0) < (this.#ends[least] ?? 0)) least = place;
    return least;
  }

  /** Two 32-bit hashes in one pass: MurmurHash3's mixing, seeded with the secret. */
  #hash(key: string): void {
    let one = this.#secret[0] ?? 0;
    let two = this.#secret[1] ?? 0;
    for (let index = 0; index < key.length; index += 1) {
      const unit = key.charCodeAt(index);
      one = Math.imul(one ^ unit, 0xcc9e2d51);
      one = (one << 13) | (one >>> 19);
      two = Math.imul(two ^ unit, 0x1b873593);
      two = (two << 15) | (two >>> 17);
    }
    this.#set = (mixed(one ^ key.length) & (this.#sets - 1)) * ways;
    this.#mark = mixed(two + one) >>> 0;
  }
}

/** The finaliser of MurmurHash3. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
