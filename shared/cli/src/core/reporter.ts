/** Tells on standard error what goes on; standard output holds the result alone. */
export interface Reporter {
  say(line: string): void;
  warn(line: string): void;
  /** Does `work`, shows that it goes on, and says how it ended and how long it took. Steps may lie within steps. */
  step<T>(name: string, work: (step: Step) => Promise<T>): Promise<T>;
  /** Ends whatever is being shown. */
  close(): void;
}

export interface Step {
  /** Replaces what was said of this step before. */
  detail(text: string): void;
  progress(done: number, total: number): void;
  /** It came to its end, and that is not the one that was wanted. */
  failed(): void;
}
