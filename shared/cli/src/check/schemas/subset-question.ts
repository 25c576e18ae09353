/** Two schemas of the same place. What `sent` allows must be taken by whoever expects `taken`. */
export interface SchemaPair {
  readonly sent: unknown;
  readonly taken: unknown;
}

export interface SubsetProblem {
  /** `items[].title`; empty for the whole. */
  readonly at: string;
  readonly text: string;
}

export interface SubsetQuestion {
  readonly sentRoot: unknown;
  readonly takenRoot: unknown;
  /**
   * answer: the module sends, clients take; fields that they do not know do no harm, and one that they may read must not go away.
   * request: clients send, the module takes.
   */
  readonly direction: "request" | "answer";
}

/** What the parts of a schema are compared with: the comparison of the whole, further down. */
export interface Comparison {
  readonly direction: SubsetQuestion["direction"];
  compare(pair: SchemaPair, at: string): SubsetProblem[];
}
