import { releasesErrors } from "../errors.ts";

/** Segments begin with no dot: none leads up, none is hidden, and what begins with one is free for the store itself. */
const segment = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}";
const names = new RegExp(`^(?:blobs/[0-9a-f]{64}|assets/${segment}/${segment}(?:/${segment}){1,8})$`);
const prefixes = new RegExp(`^(?:blobs|assets(?:/${segment}){0,10})/$`);
const longest = 600;

/** Throws RELEASES_BLOB_NAME_INVALID. */
export function checkBlobName(name: string): void {
  if (name.length > longest || !names.test(name)) throw releasesErrors.create("BLOB_NAME_INVALID", { name });
}

/** Throws RELEASES_BLOB_NAME_INVALID. */
export function checkBlobPrefix(prefix: string): void {
  if (prefix.length > longest || !prefixes.test(prefix))
    throw releasesErrors.create("BLOB_NAME_INVALID", { name: prefix });
}

/** The digest that a blob is named after; an asset's name says nothing of its bytes. */
export function digestInName(name: string): string | undefined {
  return name.startsWith("blobs/") ? name.slice("blobs/".length) : undefined;
}
