import type { InForce } from "../routes/live-table.ts";
import type { ApiRoute } from "../routes/route-table.ts";

/** How the requests of one address go straight to the module, as the stages have found out. */
export interface ApiWay {
  /** While it is in force. */
  readonly inForce: InForce;
  readonly route: ApiRoute;
  /** At the module, with the declared query. */
  readonly path: string;
  /** As the client named it, lower case. */
  readonly host: string;
  /** Fields of every answer (shared-answer.ts). */
  readonly split: readonly string[];
  readonly record: RecordPassed;
}

export interface PassedAnswer {
  readonly status: number;
  readonly milliseconds: number;
  /** Milliseconds until the head of the answer was there. */
  readonly headAfter: number;
  readonly requestId: string;
  readonly traceId: string;
}

export type RecordPassed = (answer: PassedAnswer) => void;
