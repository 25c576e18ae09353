import type { StoredResponse } from "../cache/store/stored-response.ts";
import type { Outcome } from "../fragments/fragment.ts";
import type { ComposedPage } from "./compose-page.ts";
import type { PageVisit } from "./page-visit.ts";

export interface LandedPage extends ComposedPage {
  /** Undefined where it may not be used again. */
  readonly stored: StoredResponse | undefined;
}

/** One page on its way, for everyone who wants it now. */
export interface PageFlight {
  readonly page: PageVisit;
  readonly outcome: Promise<Outcome>;
  readonly landed: Promise<LandedPage>;
}

/** Whoever wants a public page while it is being made waits for that one: it is composed and compressed once. */
export class PageFlights {
  readonly #flights = new Map<string, PageFlight>();

  get size(): number {
    return this.#flights.size;
  }

  has(key: string): boolean {
    return this.#flights.has(key);
  }

  join(key: string, begin: () => PageFlight): PageFlight {
    const known = this.#flights.get(key);
    if (known !== undefined) return known;
    const flight = begin();
    this.#flights.set(key, flight);
    const end = (): void => void this.#flights.delete(key);
    flight.landed.then(end, end);
    return flight;
  }
}
