/** What a cache decided for one request. Holds no address and nothing of a person: the request id leads to the log. */
export interface Decision {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly route: string;
  readonly outcome: string;
  readonly status: number;
  readonly requestId: string;
}

const most = 500;

/** The last decisions, oldest first to go: what an operator looks at when a page is not what it should be. */
export class RecentDecisions {
  readonly #ring: Decision[] = [];
  #next = 0;

  note(decision: Decision): void {
    this.#ring[this.#next] = decision;
    this.#next = (this.#next + 1) % most;
  }

  /** The newest first. */
  of(route: string): Decision[] {
    const ordered = [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)];
    return ordered.filter((decision) => decision.route === route).toReversed();
  }
}
