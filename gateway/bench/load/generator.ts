export interface LoadOptions {
  readonly origin: string;
  /** Asked for in turn; `{n:500}` in a single one stands for the numbers from 0 to 499 in turn. */
  readonly paths: readonly string[];
  /** Besides Host. */
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Broken connections, and answers that were neither 2xx nor 3xx. */
  readonly errors: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly longest: number;
}

export type LoadGenerator = (options: LoadOptions) => Promise<LoadResult>;
