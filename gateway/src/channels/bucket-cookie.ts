import { readCookies } from "../request/read-cookie.ts";
import { buckets } from "./bucket.ts";

export const bucketName = "madang-bucket";

/**
 * Longer than a canary may sensibly last, so that its visitors keep the build that they have; then a new draw. Ten thousand values among
 * all visitors tell nobody apart, and nothing else is written down with them.
 */
const lifetime = 86_400 * 30;

/** The first value that we can have written; whatever else stands there counts as none. */
export function readBucket(cookies: string | undefined): number | undefined {
  for (const value of readCookies(cookies, bucketName)) if (isBucket(value)) return Number(value);
  return undefined;
}

function isBucket(text: string): boolean {
  return /^(?:0|[1-9]\d{0,3})$/.test(text) && Number(text) < buckets;
}

/** Set-Cookie (RFC 6265 section 4.1). Over plain HTTP, as on a developer's machine, a Secure cookie would be dropped. */
export function bucketCookie(bucket: number, { secure }: { secure: boolean }): string {
  return `${bucketName}=${bucket}; Path=/; ${secure ? "Secure; " : ""}HttpOnly; SameSite=Lax; Max-Age=${lifetime}`;
}
