import { createHash } from "node:crypto";

/** Subresource Integrity metadata: one sha384 digest (https://www.w3.org/TR/sri-2/#integrity-metadata). */
export function integrityOf(content: Uint8Array | string): string {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}

/** Short name of a content, for file names and build ids: lower-case hexadecimal. */
export function contentHash(content: Uint8Array | string, length: number): string {
  return createHash("sha256").update(content).digest("hex").slice(0, length);
}
