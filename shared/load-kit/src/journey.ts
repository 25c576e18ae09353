import type { Acknowledgement } from "./acknowledgement.ts";
import type { Visitor } from "./visitor.ts";

/** What one visitor does at the portal, from arriving to leaving. One file in a module's load/ folder. */
export interface Journey {
  /** Part of all arrivals, in proportion to the shares of the other journeys. */
  readonly share: number;
  readonly run: (visitor: Visitor) => void;
  /**
   * For a journey that acknowledges something: its visitor, later and in another browser, must find it whole. Ends through `visitor.expect` where
   * something is missing or changed.
   */
  readonly verify?: (visitor: Visitor, acknowledged: Acknowledgement) => void;
}

export function defineJourney(journey: Journey): Journey {
  return journey;
}
