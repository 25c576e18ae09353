import type { StoredResponse } from "../cache/store/stored-response.ts";

/** What a request would be answered at one moment. */
export interface DressedAnswer {
  readonly status: number;
  readonly statusText: string;
  /** All of them, but for what Node adds (Date, Connection). `requestIdSlot` stands where each request has an id of its own. */
  readonly fields: readonly string[];
  readonly body: Buffer | undefined;
}

/** Fields hold it as a value; no message of ours says it otherwise. */
export const requestIdSlot = "madang-request-id-of-this-answer";

/**
 * How a hit that was answered the long way is answered again: left behind by the stages that answered it (HotPath.remember). It holds
 * for requests with the same target, host and selecting fields (HotRules).
 */
export interface Recipe {
  readonly stored: StoredResponse;
  /** The answer that these stages would find now; another one, or none, where anything that led to it has changed. */
  find(): StoredResponse | undefined;
  /** Milliseconds since 1970 until which it may be given without further thought. */
  readonly until: number;
  /** The whole answer, or the 304 to a client that has it (RFC 9110 section 15.4.5); undefined where there is none to give. */
  dress(now: number, notModified: boolean): DressedAnswer | undefined;
  /** Told after each answer; makes the line of the log and the observation. */
  answered(answer: HotAnswer): void;
}

export interface HotAnswer {
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
  readonly requestId: string;
  /** The client's field, unread. */
  readonly traceparent: string | undefined;
}
