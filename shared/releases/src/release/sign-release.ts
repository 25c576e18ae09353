import type { z } from "zod";
import { payloadTypes, type Envelope } from "../envelope.ts";
import { releasesErrors } from "../errors.ts";
import type { SigningKey } from "../keys/signing-key.ts";
import { releaseStatementSchema } from "../release-statement.ts";
import { checkPayload } from "../sign/parse-payload.ts";
import { sign } from "../sign/sign-envelope.ts";

/** A record with 5,000 assets has 1.2 MB. */
export const largestRelease = 4 * 1024 * 1024;

/** Throws RELEASES_PAYLOAD_INVALID and RELEASES_PAYLOAD_TOO_LARGE: what no gateway would take is not signed. */
export function signRelease(statement: z.input<typeof releaseStatementSchema>, key: SigningKey): Envelope {
  const subject = statement.record.module;
  const checked = checkPayload(releaseStatementSchema, statement, subject);
  const payload = Buffer.from(JSON.stringify(checked));
  if (payload.length > largestRelease)
    throw releasesErrors.create("PAYLOAD_TOO_LARGE", { bytes: payload.length, largest: largestRelease });
  return sign(payloadTypes.release, payload, key);
}
