/** A place in the history of purges at Redis. */
export interface PurgePosition {
  readonly epoch: string;
  readonly seq: number;
}

const mostPlaces = 10_000;

/**
 * Which place in Redis' history of purges a ticket of this process stands for. A ticket counts what this process has seen, of whatever
 * origin; Redis counts its own.
 */
export class PurgePositions {
  readonly #places: { ticket: number; position: PurgePosition }[] = [];

  /** Undefined until the history was first read. */
  get current(): PurgePosition | undefined {
    return this.#places.at(-1)?.position;
  }

  /** From this ticket on, everything up to `position` has been seen. Tickets only rise. */
  reached(ticket: number, position: PurgePosition): void {
    if (this.current?.epoch !== position.epoch) this.#places.length = 0;
    if (this.#places.at(-1)?.ticket === ticket) this.#places.pop();
    this.#places.push({ ticket, position });
    if (this.#places.length > mostPlaces) this.#places.splice(0, mostPlaces / 2);
  }

  /** Undefined for a ticket from before this history, or from too long ago. */
  at(ticket: number): PurgePosition | undefined {
    let [low, high] = [0, this.#places.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#places[middle]?.ticket ?? 0) <= ticket) low = middle + 1;
      else high = middle;
    }
    return this.#places[low - 1]?.position;
  }
}
