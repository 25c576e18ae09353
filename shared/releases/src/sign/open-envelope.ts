import { verify as verifyBytes } from "node:crypto";
import { checkPlainly, describeProblems } from "@madang/manifest";
import { digestOf } from "../digest.ts";
import { envelopeSchema, type Envelope } from "../envelope.ts";
import { releasesErrors } from "../errors.ts";
import { publicKeyObject } from "../keys/public-key-objects.ts";
import type { PublicKey } from "../trust-policy.ts";
import { preAuthenticationEncoding } from "./pre-authentication-encoding.ts";

export interface OpenedEnvelope<Key> {
  readonly payload: Buffer;
  /** SHA-256 of the payload. */
  readonly digest: string;
  /** Keys whose signature fits, at least one, in the envelope's order. */
  readonly signers: readonly [Key, ...Key[]];
}

/**
 * The bytes that were signed. `keysOf` gives the keys with an id: an id is only a hint (DSSE 1.0), the signature decides. What a signer
 * may do is for the caller to say. Throws RELEASES_ENVELOPE_INVALID, _PAYLOAD_TYPE_WRONG, _PAYLOAD_TOO_LARGE, _KEY_UNKNOWN, _SIGNATURE_WRONG.
 */
export function openEnvelope<Key extends Pick<PublicKey, "key">>(
  input: unknown,
  options: { payloadType: string; largest: number; subject?: string; keysOf: (id: string) => readonly Key[] },
): OpenedEnvelope<Key> {
  refuseLargePayload(input, options.largest);
  const envelope = parseEnvelope(input);
  refuseOtherType(envelope, options.payloadType);
  const payload = Buffer.from(envelope.payload, "base64");
  const digest = digestOf(payload);
  const signers = signersOf(envelope, payload, { ...options, subject: options.subject ?? shortName(digest) });
  return { payload, digest, signers };
}

function shortName(digest: string): string {
  return `${digest.slice(0, 12)}…`;
}

/** Before anything else: a check of a gigabyte's letters would take seconds. */
function refuseLargePayload(input: unknown, largest: number): void {
  const payload =
    typeof input === "object" && input !== null && "payload" in input ? input.payload : undefined;
  if (typeof payload !== "string") return;
  const bytes = Math.floor((payload.length / 4) * 3);
  if (bytes > largest + 2) throw releasesErrors.create("PAYLOAD_TOO_LARGE", { bytes, largest });
}

function parseEnvelope(input: unknown): Envelope {
  const result = checkPlainly(envelopeSchema, input);
  if (result.success) return result.data;
  const problems = describeProblems(result.error, envelopeSchema);
  throw releasesErrors.create("ENVELOPE_INVALID", { problems }, result.error);
}

function refuseOtherType({ payloadType }: Envelope, wanted: string): void {
  if (payloadType !== wanted)
    throw releasesErrors.create("PAYLOAD_TYPE_WRONG", { type: payloadType, wanted });
}

function signersOf<Key extends Pick<PublicKey, "key">>(
  envelope: Envelope,
  payload: Buffer,
  { keysOf, subject }: { keysOf: (id: string) => readonly Key[]; subject: string },
): readonly [Key, ...Key[]] {
  const encoded = preAuthenticationEncoding(envelope.payloadType, payload);
  const candidates = envelope.signatures.flatMap(({ keyid, sig }) =>
    keysOf(keyid).map((key) => ({ keyid, sig, key })),
  );
  if (candidates.length === 0)
    throw releasesErrors.create("KEY_UNKNOWN", { subject, keys: namesOf(envelope.signatures) });
  const [first, ...others] = candidates.filter(({ key, sig }) => fits(encoded, key.key, sig));
  if (first === undefined)
    throw releasesErrors.create("SIGNATURE_WRONG", { subject, keys: namesOf(candidates) });
  return [first.key, ...others.map(({ key }) => key)];
}

function fits(encoded: Buffer, key: string, sig: string): boolean {
  return verifyBytes(null, encoded, publicKeyObject(key), Buffer.from(sig, "base64"));
}

function namesOf(signatures: readonly { keyid: string }[]): string {
  return [...new Set(signatures.map(({ keyid }) => `"${keyid}"`))].join(", ");
}
