/** Hears what becomes of the requests to one build; called on the path of every exchange. */
export interface OutcomeSink {
  /** The head of an answer has come, or time was up: so many milliseconds after the module could begin. */
  observe(milliseconds: number): void;
  /** A request has come to its end. What says nothing of the module, such as a client that left, is not told. */
  settle(failed: boolean): void;
  /** An answer that was told as good turned out to be none. */
  takeBack(): void;
}
