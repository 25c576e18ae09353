import { createPublicKey, type KeyObject } from "node:crypto";

/** Making one costs as much as checking a signature, and ten thousand records share a handful. */
const known = new Map<string, KeyObject>();
const mostKnown = 10_000;

/** `key`: base64url of the 32 bytes (RFC 8037 section 2). */
export function publicKeyObject(key: string): KeyObject {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
  if (known.size >= mostKnown) known.clear();
  known.set(key, made);
  return made;
}
