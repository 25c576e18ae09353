import type { IncomingHttpHeaders } from "node:http";
import type { AnswerBody } from "../answer/answer.ts";
import type { ExchangeOptions } from "./exchange.ts";
import { openFlow } from "./flow.ts";

export interface OpenedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** A Buffer where it came with the head. */
  readonly body: AnswerBody;
}

/**
 * Asks one replica and returns as soon as the head of its answer is there; the body then flows at the client's pace. A
 * second try as exchange.ts allows. Rejects with GATEWAY_* or the signal's reason.
 */
export function openAnswer(options: ExchangeOptions): Promise<OpenedAnswer> {
  return openFlow(options, (head) => head);
}
