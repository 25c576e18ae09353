import { hash } from "node:crypto";
import type { Encoding } from "./encodings.ts";

/** RFC 9110 section 8.8.3: strong, so one for each encoding of the same content. */
export function entityTag(content: Buffer, encoding: Encoding): string {
  return tagInEncoding(`"${hash("sha256", content, "base64url").slice(0, 27)}"`, encoding);
}

/** The tag of the same content in another coding. */
export function tagInEncoding(tag: string, encoding: Encoding): string {
  return encoding === "identity" ? tag : `${tag.slice(0, -1)}-${encoding}"`;
}

/** RFC 9110 section 13.1.2: If-None-Match compares weakly; `*` matches whatever exists. */
export function matchesNone(field: string | undefined, tag: string): boolean {
  if (field === undefined) return false;
  if (field.trim() === "*") return true;
  return field.split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
}
