export const bucketName = "madang-bucket";

/**
 * Longer than a canary may sensibly last, so that its visitors keep the build that they have; then a new draw. Ten thousand values among
 * all visitors tell nobody apart, and nothing else is written down with them.
 */
const lifetime = 86_400 * 30;

const nameAndSign = `${bucketName}=`;

/**
 * The first value that we can have written; whatever else stands there counts as none. Read in place, because a visitor's every request
 * comes by here while a canary is active.
 */
export function readBucket(cookies: string | undefined): number | undefined {
  if (cookies === undefined) return undefined;
  for (let at = cookies.indexOf(nameAndSign); at !== -1; at = cookies.indexOf(nameAndSign, at + 1)) {
    if (!beginsPair(cookies, at)) continue;
    const bucket = bucketAt(cookies, at + nameAndSign.length);
    if (bucket !== undefined) return bucket;
  }
  return undefined;
}

/** Only spaces between it and the semicolon before (RFC 6265 section 4.2.1). */
function beginsPair(cookies: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && cookies.charCodeAt(before) === space) before -= 1;
  return before < 0 || cookies.charCodeAt(before) === semicolon;
}

/** One to four digits without zeros before them, to the end of the pair. */
function bucketAt(cookies: string, from: number): number | undefined {
  let end = from;
  let bucket = 0;
  for (; end < from + 4; end += 1) {
    const digit = cookies.charCodeAt(end) - zero;
    if (!(digit >= 0 && digit <= 9)) break;
    bucket = bucket * 10 + digit;
  }
  const hasZeroBefore = end - from > 1 && cookies.charCodeAt(from) === zero;
  return end === from || hasZeroBefore || !endsPair(cookies, end) ? undefined : bucket;
}

function endsPair(cookies: string, at: number): boolean {
  let after = at;
  while (cookies.charCodeAt(after) === space) after += 1;
  return after >= cookies.length || cookies.charCodeAt(after) === semicolon;
}

const [space, semicolon, zero] = [" ", ";", "0"].map((character) => character.charCodeAt(0)) as [
  number,
  number,
  number,
];

/** Set-Cookie (RFC 6265 section 4.1). Over plain HTTP, as on a developer's machine, a Secure cookie would be dropped. */
export function bucketCookie(bucket: number, { secure }: { secure: boolean }): string {
  return `${bucketName}=${bucket}; Path=/; ${secure ? "Secure; " : ""}HttpOnly; SameSite=Lax; Max-Age=${lifetime}`;
}
