import { guardedBody, type BodyLimits, type BodySender } from "../protect/guarded-body.ts";
import type { Patience } from "./patience.ts";

/**
 * A client's body on its way to a module. While we wait for the client the module's deadline stands still, and the rule for
 * slow uploads holds; while the module takes its time the deadline runs.
 */
export async function* patientBody(options: {
  visit: BodySender;
  limits: BodyLimits;
  patience: Patience;
}): AsyncGenerator<Buffer, void, void> {
  const { visit, limits, patience } = options;
  patience.hold();
  try {
    for await (const chunk of guardedBody(visit, limits)) {
      patience.resume();
      yield chunk;
      patience.hold();
    }
  } finally {
    patience.resume();
  }
}
