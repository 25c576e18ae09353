import type { StopSignal } from "../../upstream/stop-signal.ts";

/**
 * How a fill ended. `stored`: read it from the store. `unshareable`: the answer may not be given to others, so nobody waits for the next
 * one of this key for a while. `failed`: there was no answer; whoever waited has the same failure. `abandoned`: the leader gave up or
 * died; one of those who wait takes its place.
 */
export type FillOutcome = "stored" | "unshareable" | "failed" | "abandoned";

/** What those who waited are told. */
export type SharedOutcome = Exclude<FillOutcome, "abandoned">;

/** Asks the origin on behalf of all, and says how it ended exactly once; whatever it says after that counts for nothing. */
export interface LeaderTurn {
  readonly role: "leader";
  settle(outcome: FillOutcome): void;
}

/** Somebody else has asked, here or at another gateway. */
export interface FollowerTurn {
  readonly role: "follower";
  readonly outcome: SharedOutcome;
}

/** Asks for itself, at once: the key is known to be unshareable. */
export interface AloneTurn {
  readonly role: "alone";
  /** Its answer could be stored after all: those who come are coalesced again. */
  stored(): void;
}

export type Turn = LeaderTurn | FollowerTurn | AloneTurn;

/** One request to the origin for one key at one time, over all gateways. */
export interface Coalescer {
  /**
   * `lookedAt` is `performance.now()` from before the store was read in vain: a fill that was stored after it is what the request looks
   * for, so it is a follower at once. Without it, a request whose look at the store took a while asks the origin once more.
   *
   * Rejects with the signal's reason alone. A coordinator that is away makes every gateway its own leader.
   */
  enter(key: string, signal: StopSignal, lookedAt?: number): Promise<Turn>;
}
