import { createHash } from "node:crypto";

/** Tells whether a document that is imported again has changed. Field order and undefined fields do not matter. */
export function contentHash(content: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(content)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
