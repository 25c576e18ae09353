import type { Purge } from "../purge/purge.ts";
import type { StoredResponse, VariantOf } from "./stored-response.ts";

/**
 * What every cache backend offers; one suite runs on all of them. Policy is elsewhere (../policy): a store keeps, finds and forgets.
 * None of these rejects: a backend that is away is an empty one, and says so in metrics.
 */
export interface ResponseStore {
  /** The stored answer that the request selects; the most recent of several. A softly purged one is stale (see Purge). */
  read(key: string, variantOf: VariantOf): Promise<StoredResponse | undefined>;
  /** Where purges stand. Taken before the origin is asked and put into the answer that is then stored. */
  ticket(): number;
  /** False when it was not kept: larger than the budget allows, or one of its tags was purged since its ticket was taken. */
  write(key: string, response: StoredResponse): Promise<boolean>;
  /** All variants (RFC 9111 section 4.4), at every gateway. A fill that began before is not stored after it. */
  delete(key: string): Promise<void>;
  purge(purge: Purge): Promise<void>;
}
