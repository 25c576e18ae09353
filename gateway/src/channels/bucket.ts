import { randomInt } from "node:crypto";

/** So many buckets there are: weights have two decimals of a percent. */
export const buckets = 10_000;

/** Every bucket is as likely as any other. */
export function drawBucket(): number {
  return randomInt(buckets);
}

/**
 * Whether a bucket's visitors get the canary of a module at this weight (percent). Of all buckets exactly the share, and whoever is in
 * stays in when the weight rises. Each module begins elsewhere, so that not always the same visitors are the first.
 */
export function memberOf(bucket: number, module: string, weight: number): boolean {
  return (bucket + offsetOf(module)) % buckets < membersAt(weight);
}

/** How many buckets are in. */
export function membersAt(weight: number): number {
  // 1.1 * 100 is a little more than 110.
  return Math.min(buckets, Math.max(0, Math.round(weight * 100)));
}

/** FNV-1a over the id's UTF-16 units (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv-35, section 2): the same at every gateway. */
export function offsetOf(module: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < module.length; index += 1)
    hash = Math.imul(hash ^ module.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % buckets;
}
