const brand = Symbol("lasting");

/** What an API answers with, and when it stops being true. */
export interface Lasting<Data> {
  readonly [brand]: true;
  readonly data: Data;
  readonly until: Date | undefined;
}

/**
 * For a handler that finds out, at one moment, both what is there and when the next thing appears: nothing stored is fresh beyond it,
 * and nothing can be published unseen between two looks at the clock.
 */
export function lasting<Data>(data: Data, until: Date | undefined): Lasting<Data> {
  return { [brand]: true, data, until };
}

export function isLasting(value: unknown): value is Lasting<unknown> {
  return typeof value === "object" && value !== null && brand in value;
}
