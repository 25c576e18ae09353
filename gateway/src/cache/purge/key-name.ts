import { createHash } from "node:crypto";

const longest = 200;

export function isLongKey(key: string): boolean {
  return key.length > longest;
}

/** Stands for a cache key where many are remembered or told to others; bounded, whatever address a client thinks of. */
export function keyName(key: string): string {
  return isLongKey(key) ? `=#${createHash("sha256").update(key).digest("base64url")}` : `=/${key}`;
}

/** The key itself, where its name contains it. */
export function keyOfName(name: string): string {
  return name.slice(2);
}
