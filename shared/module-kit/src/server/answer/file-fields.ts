import { create } from "content-disposition";
import type { FileFacts } from "../file-answer.ts";

/** What describes a file to whoever receives it. `nosniff`: a browser takes its type at our word alone. */
export function fileFields({
  type,
  body,
  length,
  filename,
  modified,
  etag,
}: FileFacts): Record<string, string> {
  const known =
    length ?? (typeof body === "string" || Buffer.isBuffer(body) ? Buffer.byteLength(body) : undefined);
  return {
    "content-type": type,
    "x-content-type-options": "nosniff",
    ...(known === undefined ? {} : { "content-length": String(known) }),
    // RFC 6266, with the name in UTF-8 by RFC 8187.
    ...(filename === undefined ? {} : { "content-disposition": create(savedName(filename)) }),
    ...(modified === undefined ? {} : { "last-modified": modified.toUTCString() }),
    ...(etag === undefined ? {} : { etag: `"${etag.replace(/[^\x21\x23-\x7e]/g, "")}"` }),
  };
}

/** A name that no system takes for a path or a device. */
function savedName(name: string): string {
  return (
    name
      .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, "_")
      .replace(/^\.+/, "_")
      .slice(0, 200) || "file"
  );
}

/** RFC 9110 section 13.2.2: If-None-Match decides alone where it is there; dates have whole seconds. */
export function isNotModified(
  request: {
    readonly "if-none-match"?: string | undefined;
    readonly "if-modified-since"?: string | undefined;
  },
  fields: Readonly<Record<string, string>>,
): boolean {
  const { etag, "last-modified": modified } = fields;
  const wanted = request["if-none-match"];
  if (wanted !== undefined) {
    const tags = wanted.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    return wanted.trim() === "*" || (etag !== undefined && tags.includes(etag));
  }
  const since = Date.parse(request["if-modified-since"] ?? "");
  return modified !== undefined && Date.parse(modified) <= since;
}
