import { z } from "zod";

/**
 * What is signed and by whom: a Dead Simple Signing Envelope (DSSE 1.0, https://github.com/secure-systems-lab/dsse). The signature covers
 * the type and the bytes as they are, so nothing has to be brought into a canonical form.
 */
export const envelopeSchema = z.strictObject({
  payloadType: z.string().max(100),
  /** Base64 of the bytes. */
  payload: z.base64(),
  signatures: z
    .array(z.strictObject({ keyid: z.string().min(1).max(60), sig: z.base64().max(128) }))
    .min(1)
    .max(8),
});
export type Envelope = z.infer<typeof envelopeSchema>;

export const payloadTypes = {
  release: "application/vnd.madang.release+json",
  snapshot: "application/vnd.madang.channels+json",
} as const;
