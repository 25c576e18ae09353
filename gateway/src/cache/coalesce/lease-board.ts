import type { FillOutcome, SharedOutcome } from "./coalescer.ts";

/** What a gateway is told that asks for the lease of a key. */
export type Taking =
  | { readonly kind: "taken" }
  /** Another gateway has it; it lapses in `lapsesIn` milliseconds unless that one goes on. */
  | { readonly kind: "held"; readonly holder: string; readonly lapsesIn: number }
  /** Another gateway has just ended. */
  | { readonly kind: "ended"; readonly outcome: SharedOutcome; readonly holder: string }
  /** The board cannot be reached. */
  | { readonly kind: "away" };

export interface Bid {
  readonly key: string;
  /** Names this one fill among all of all gateways. */
  readonly token: string;
  /** Milliseconds since the store was read in vain: a fill stored since then is the answer. */
  readonly storedWithin: number;
  /** Milliseconds since the wait began: a fill that failed since then has failed for this one too. */
  readonly failedWithin: number;
  /** A fill that this gateway has been told of before: told again, it is no news. */
  readonly known: string | undefined;
}

export interface Ending {
  readonly key: string;
  readonly token: string;
  readonly outcome: FillOutcome;
}

export type Unwatch = () => void;

/** Where gateways agree on who asks the origin for a key. None of these rejects. */
export interface LeaseBoard {
  /** The lease lapses by itself unless it is renewed in time. */
  take(bid: Bid): Promise<Taking>;
  renew(lease: { readonly key: string; readonly token: string }): void;
  /** Gives the lease back and tells those who wait. Nothing happens when somebody else holds it by now. */
  end(ending: Ending): void;
  /** Told of every ending of the key that somebody waits for, at once where messages come through. */
  watch(key: string, told: (ending: Ending) => void): Unwatch;
  /** Milliseconds between renewals. */
  readonly beat: number;
}
