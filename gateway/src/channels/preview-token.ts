import { createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { moduleIdSchema } from "@madang/manifest";
import type { PublicKey, SigningKey } from "@madang/releases";
import { z } from "zod";

/** What a link to a preview says. It names one build: a preview that has moved on needs a new link. */
export const previewSchema = z.strictObject({
  module: moduleIdSchema,
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  build: z.string().regex(/^[a-z0-9]{8,40}$/),
  until: z.iso.datetime(),
});
export type Preview = z.infer<typeof previewSchema>;

/** Longer than any that we write. */
const longest = 1000;

/** So that nothing else that the operator's key signs can be taken for a preview, nor a preview for anything else. */
const context = "madang preview 1 ";

/** `<base64url of the JSON>.<base64url of the operator's Ed25519 signature over context and the first part>`. */
export function sealPreview(preview: Preview, { privateKey }: Pick<SigningKey, "privateKey">): string {
  const text = Buffer.from(JSON.stringify(previewSchema.parse(preview))).toString("base64url");
  return `${text}.${sign(null, Buffer.from(context + text), privateKey).toString("base64url")}`;
}

/** Undefined for whatever no key of the operator has signed as it stands; whether it is over is for the caller to say. */
export function openPreview(token: string, keys: readonly PublicKey[]): Preview | undefined {
  if (token.length > longest) return undefined;
  const [, text, signature] = /^([\w-]+)\.([\w-]{86})$/.exec(token) ?? [];
  if (text === undefined || signature === undefined) return undefined;
  const signed = Buffer.from(context + text);
  const bytes = Buffer.from(signature, "base64url");
  const isSigned = keys.some(
    ({ key, revoked }) => revoked === undefined && verify(null, signed, publicKey(key), bytes),
  );
  return isSigned ? previewIn(text) : undefined;
}

function previewIn(text: string): Preview | undefined {
  try {
    return previewSchema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8"))).data;
  } catch {
    // Signed by the operator, and still no JSON: of a version that we do not know.
    return undefined;
  }
}

const known = new Map<string, KeyObject>();

function publicKey(key: string): KeyObject {
  const made =
    known.get(key) ?? createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
  known.set(key, made);
  return made;
}
