import type { Side } from "../sides.ts";

/** Where work goes to, and whose CPU it is. */
export interface MeasuredSide {
  readonly origin: string;
  /** Process by service; none of a portal that runs elsewhere. */
  readonly pids: Readonly<Record<string, number>>;
}
export type MeasuredSides = Readonly<Record<Side, MeasuredSide>>;

export interface RunningSide extends MeasuredSide {
  stop(): Promise<void>;
}

/** A side that can be measured in rounds. */
export interface ComparedSide {
  readonly name: string;
  /** Nothing of a portal that runs elsewhere. */
  readonly build: string | undefined;
  /** Fresh processes on the same data, where the portal is this command's own. */
  start(): Promise<RunningSide>;
  close(): Promise<void>;
}
