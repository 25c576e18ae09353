import { createHash } from "node:crypto";

const longest = 200;

/** Stands for a cache key where many are remembered; bounded, whatever address a client thinks of. */
export function keyName(key: string): string {
  return key.length <= longest ? `=${key}` : `=#${createHash("sha256").update(key).digest("base64url")}`;
}
