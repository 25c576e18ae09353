import type { z } from "zod";
import { channelSnapshotSchema } from "../channel-snapshot.ts";
import { payloadTypes, type Envelope } from "../envelope.ts";
import { releasesErrors } from "../errors.ts";
import type { SigningKey } from "../keys/signing-key.ts";
import { checkPayload } from "../sign/parse-payload.ts";
import { sign } from "../sign/sign-envelope.ts";

/** Ten thousand modules with two builds each have 4 MB. */
export const largestSnapshot = 32 * 1024 * 1024;

/** Throws RELEASES_PAYLOAD_INVALID and RELEASES_PAYLOAD_TOO_LARGE: what no gateway would take is not signed. */
export function signSnapshot(snapshot: z.input<typeof channelSnapshotSchema>, key: SigningKey): Envelope {
  const checked = checkPayload(channelSnapshotSchema, snapshot, "the channels");
  const payload = Buffer.from(JSON.stringify(checked));
  if (payload.length > largestSnapshot)
    throw releasesErrors.create("PAYLOAD_TOO_LARGE", { bytes: payload.length, largest: largestSnapshot });
  return sign(payloadTypes.snapshot, payload, key);
}
