import { gatewayErrors } from "../errors.ts";

/** RFC 3986 section 3.3: the characters of a segment; everything else is percent-encoded. */
const plainPath = /^[A-Za-z0-9._~!$&'()*+,;=:@/-]*$/;
const encodedPath = /^[A-Za-z0-9._~!$&'()*+,;=:@/%-]*$/;
const dotSegment = /(?:^|\/)\.{1,2}(?=\/|$)/;
/** A slash or control character inside a segment would be read differently by whatever comes after us. */
const dangerousInSegment = /[/\\\p{Cc}]/u;

export interface CanonicalPath {
  readonly path: string;
  /** The path was spelt with duplicate or trailing slashes: redirect to `path`. */
  readonly moved: boolean;
}

/** One spelling for each path. Throws GATEWAY_PATH_INVALID on what no browser sends. */
export function canonicalPath(raw: string): CanonicalPath {
  if (!raw.startsWith("/")) refuse("it does not begin with a slash");
  const encoded = plainPath.test(raw) ? raw : reencode(raw);
  if (dotSegment.test(encoded)) refuse("a dot segment");
  const path = withoutSpareSlashes(encoded);
  return { path, moved: path !== encoded && encoded !== "/_data/" };
}

function withoutSpareSlashes(path: string): string {
  const single = path.includes("//") ? path.replace(/\/{2,}/g, "/") : path;
  return single.length > 1 && single.endsWith("/") ? single.slice(0, -1) : single;
}

function reencode(raw: string): string {
  if (!encodedPath.test(raw)) refuse("a character that must be percent-encoded");
  return raw.split("/").map(reencodeSegment).join("/");
}

function reencodeSegment(segment: string): string {
  if (!segment.includes("%")) return segment;
  const decoded = decode(segment);
  if (dangerousInSegment.test(decoded)) refuse("an encoded slash, backslash or control character");
  return encodeURIComponent(decoded).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return refuse("percent-encoding that is not UTF-8");
  }
}

function refuse(reason: string): never {
  throw gatewayErrors.create("PATH_INVALID", { reason });
}
