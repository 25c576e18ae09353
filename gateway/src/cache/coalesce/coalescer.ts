/**
 * How a fill ended. `stored`: read it from the store. `unshareable`: the answer may not be given to others, so nobody waits for the next
 * one of this key for a while. `failed`: there was no answer; whoever waited has the same failure. `abandoned`: the leader gave up or
 * died; one of those who wait takes its place.
 */
export type FillOutcome = "stored" | "unshareable" | "failed" | "abandoned";

export type Turn =
  /** Asks the origin on behalf of all, and says how it ended exactly once. */
  | { readonly role: "leader"; settle(outcome: FillOutcome): void }
  /** Somebody else has asked, here or at another gateway. */
  | { readonly role: "follower"; readonly outcome: "stored" | "unshareable" | "failed" }
  /** Asks for itself, at once: the key is known to be unshareable. */
  | { readonly role: "alone" };

/** One request to the origin for one key at one time, over all gateways. */
export interface Coalescer {
  /** Rejects with the signal's reason alone. A coordinator that is away makes every gateway its own leader. */
  enter(key: string, signal: AbortSignal): Promise<Turn>;
}
