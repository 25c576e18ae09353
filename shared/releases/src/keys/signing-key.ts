import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { releasesErrors } from "../errors.ts";
import type { PublicKey } from "../trust-policy.ts";
import { checkKeyId } from "./key-id.ts";

/** What signs. The private half stays inside the KeyObject, which prints as nothing. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: PublicKey;
}

/** A new Ed25519 key (RFC 8032): `pem` is PKCS#8 (RFC 5958, RFC 8410), to be kept by the team alone. */
export function generateKey(id: string): { key: SigningKey; pem: string } {
  checkKeyId(id);
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    key: signingKeyOf(id, privateKey),
    pem: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
  };
}

/** Throws RELEASES_KEY_UNREADABLE, which never quotes the PEM. `passphrase` is for an encrypted one. */
export function readSigningKey(id: string, pem: string | Buffer, passphrase?: string): SigningKey {
  checkKeyId(id);
  return signingKeyOf(id, privateKeyOf(id, pem, passphrase));
}

function privateKeyOf(id: string, pem: string | Buffer, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key: pem, format: "pem", ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (error) {
    throw releasesErrors.create("KEY_UNREADABLE", { id, reason: reasonOf(error, pem, passphrase) }, error);
  }
}

/** Which code OpenSSL gives for a missing passphrase differs between its versions. */
function reasonOf(error: unknown, pem: string | Buffer, passphrase: string | undefined): string {
  if (passphrase === undefined && pem.includes("BEGIN ENCRYPTED PRIVATE KEY"))
    return "it is encrypted, and no passphrase was given";
  const code = error instanceof Error && "code" in error ? `, ${String(error.code)}` : "";
  return `it cannot be decoded${code}`;
}

function signingKeyOf(id: string, privateKey: KeyObject): SigningKey {
  const kind = privateKey.asymmetricKeyType ?? "unknown";
  if (kind !== "ed25519")
    throw releasesErrors.create("KEY_UNREADABLE", { id, reason: `it is of the kind ${kind}` });
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  return { id, privateKey, publicKey: { id, key: String(x) } };
}
