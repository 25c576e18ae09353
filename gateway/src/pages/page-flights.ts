/** Something on its way, for everyone who wants it now. */
export interface Flight {
  readonly landed: Promise<unknown>;
}

/** Whoever wants a public page while it is being made waits for that one: it is composed and compressed once. */
export class PageFlights {
  readonly #flights = new Map<string, Flight>();

  get size(): number {
    return this.#flights.size;
  }

  has(key: string): boolean {
    return this.#flights.has(key);
  }

  /** The flight that is under way, or the one that `begin` starts. A key has one kind of flight. */
  join<F extends Flight>(key: string, begin: () => F): F {
    const known = this.#flights.get(key);
    if (known !== undefined) return known as F;
    const flight = begin();
    this.#flights.set(key, flight);
    const end = (): void => void this.#flights.delete(key);
    flight.landed.then(end, end);
    return flight;
  }
}
