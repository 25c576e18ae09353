import { gatewayErrors } from "../../errors.ts";
import type { StopSignal } from "../../upstream/stop-signal.ts";

/** The client has left, or the work was called off. Where only the time is over, the client still waits for the best there is. */
export function nobodyWaits(signal: StopSignal): boolean {
  return signal.aborted && !gatewayErrors.is(signal.reason, "TIMEOUT");
}
