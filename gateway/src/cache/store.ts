/**
 * What every cache backend offers. The gateway's own memory is the first; a shared one may answer later, hence promises.
 * Policy is elsewhere (freshness.ts): a store keeps and forgets.
 */
export interface Store<T> {
  get(key: string): Promise<T | undefined>;
  /** `bytes` counts against the store's budget; an entry larger than the whole budget is not kept. */
  set(key: string, value: T, bytes: number): Promise<void>;
  delete(key: string): Promise<void>;
}
