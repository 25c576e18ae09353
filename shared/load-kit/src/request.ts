/** One request as a browser makes it. */
export interface Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  /** Statuses that this step is meant to have; others count as failed answers. */
  readonly expect: readonly number[];
}

/** What pages and forms need of whoever looks at them; `P` is the page that an answer becomes. */
export interface Requester<P> {
  /** A fact that the journey relies on. Ends the journey where it does not hold. */
  expect(name: string, holds: boolean): void;
  /** One of several things in the order in which they are shown. */
  pick<T>(shown: readonly T[]): T | undefined;
  /** Whether a text is of an item that the load test withdraws while visitors look: a link to it may lead nowhere a moment later. */
  isPassing(text: string): boolean;
  send(request: Request): P;
  sendAndLose(request: Request, patience: string): void;
}
