import { verify as verifyBytes } from "node:crypto";
import { promisify } from "node:util";
import { checkPlainly, describeProblems } from "@madang/manifest";
import { digestOf } from "../digest.ts";
import { envelopeSchema, type Envelope } from "../envelope.ts";
import { releasesErrors } from "../errors.ts";
import { publicKeyObject } from "../keys/public-key-objects.ts";
import type { PublicKey } from "../trust-policy.ts";
import { preAuthenticationEncoding } from "./pre-authentication-encoding.ts";

type Bytes = Pick<PublicKey, "key">;

export interface OpenedEnvelope<Key> {
  readonly payload: Buffer;
  /** SHA-256 of the payload. */
  readonly digest: string;
  /** Keys whose signature fits, at least one, in the envelope's order. */
  readonly signers: readonly [Key, ...Key[]];
}

interface OpenOptions<Key> {
  readonly payloadType: string;
  readonly largest: number;
  /** What it is about, in messages; the beginning of the digest when absent. */
  readonly subject?: string | undefined;
  /** All keys with an id. */
  readonly keysOf: (id: string) => readonly Key[];
}

/**
 * The bytes that were signed. An id of a key is only a hint (DSSE 1.0), the signature decides. What a signer may do is for the caller to
 * say. Throws RELEASES_ENVELOPE_INVALID, _PAYLOAD_TYPE_WRONG, _PAYLOAD_TOO_LARGE, _KEY_UNKNOWN, _SIGNATURE_WRONG.
 */
export function openEnvelope<Key extends Bytes>(
  input: unknown,
  options: OpenOptions<Key>,
): OpenedEnvelope<Key> {
  const closed = readEnvelope(input, options);
  return conclude(
    closed,
    closed.candidates.map(({ key, sig }) => fits(closed.encoded, key, sig)),
  );
}

/** The same, with the signatures checked by the threads of libuv's pool: the event loop goes on, and a second core helps. */
export async function openEnvelopeInBackground<Key extends Bytes>(
  input: unknown,
  options: OpenOptions<Key>,
): Promise<OpenedEnvelope<Key>> {
  const closed = readEnvelope(input, options);
  const { encoded, candidates } = closed;
  return conclude(
    closed,
    await Promise.all(candidates.map(({ key, sig }) => fitsInBackground(encoded, key, sig))),
  );
}

interface ClosedEnvelope<Key> {
  readonly payload: Buffer;
  readonly digest: string;
  readonly subject: string;
  readonly encoded: Buffer;
  readonly candidates: readonly { keyid: string; sig: Buffer; key: Key }[];
}

function readEnvelope<Key>(input: unknown, options: OpenOptions<Key>): ClosedEnvelope<Key> {
  refuseLargePayload(input, options.largest);
  const envelope = parseEnvelope(input);
  refuseOtherType(envelope, options.payloadType);
  const payload = Buffer.from(envelope.payload, "base64");
  const digest = digestOf(payload);
  const subject = options.subject ?? shortName(digest);
  const candidates = candidatesOf(envelope, options.keysOf);
  if (candidates.length === 0)
    throw releasesErrors.create("KEY_UNKNOWN", { subject, keys: namesOf(envelope.signatures) });
  return {
    payload,
    digest,
    subject,
    candidates,
    encoded: preAuthenticationEncoding(envelope.payloadType, payload),
  };
}

function candidatesOf<Key>(envelope: Envelope, keysOf: (id: string) => readonly Key[]) {
  return envelope.signatures.flatMap(({ keyid, sig }) =>
    keysOf(keyid).map((key) => ({ keyid, sig: Buffer.from(sig, "base64"), key })),
  );
}

function conclude<Key>(
  { payload, digest, subject, candidates }: ClosedEnvelope<Key>,
  fitting: readonly boolean[],
): OpenedEnvelope<Key> {
  const [first, ...others] = candidates.filter((_, index) => fitting[index] === true);
  if (first === undefined)
    throw releasesErrors.create("SIGNATURE_WRONG", { subject, keys: namesOf(candidates) });
  return { payload, digest, signers: [first.key, ...others.map(({ key }) => key)] };
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

function fits(encoded: Buffer, { key }: Bytes, sig: Buffer): boolean {
  return verifyBytes(null, encoded, publicKeyObject(key), sig);
}

const verifyInBackground = promisify(verifyBytes);

async function fitsInBackground(encoded: Buffer, { key }: Bytes, sig: Buffer): Promise<boolean> {
  return verifyInBackground(null, encoded, publicKeyObject(key), sig);
}

function namesOf(signatures: readonly { keyid: string }[]): string {
  return [...new Set(signatures.map(({ keyid }) => `"${keyid}"`))].join(", ");
}
