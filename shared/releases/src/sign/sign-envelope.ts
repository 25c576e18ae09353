import { sign as signBytes } from "node:crypto";
import type { Envelope } from "../envelope.ts";
import type { SigningKey } from "../keys/signing-key.ts";
import { preAuthenticationEncoding } from "./pre-authentication-encoding.ts";

/** An envelope with one signature. */
export function sign(payloadType: string, payload: Buffer, key: SigningKey): Envelope {
  return {
    payloadType,
    payload: payload.toString("base64"),
    signatures: [signatureOf(payloadType, payload, key)],
  };
}

/** The same bytes, signed by one key more: the name of what was signed stays as it was. */
export function signAlso(envelope: Envelope, key: SigningKey): Envelope {
  const payload = Buffer.from(envelope.payload, "base64");
  const others = envelope.signatures.filter(({ keyid }) => keyid !== key.id);
  return { ...envelope, signatures: [...others, signatureOf(envelope.payloadType, payload, key)] };
}

function signatureOf(payloadType: string, payload: Buffer, key: SigningKey) {
  const sig = signBytes(null, preAuthenticationEncoding(payloadType, payload), key.privateKey);
  return { keyid: key.id, sig: sig.toString("base64") };
}
