import { readCookies } from "../request/read-cookie.ts";
import type { Preview } from "./preview-token.ts";

/** Part of both names, so that one look tells whether there is any. */
const plainName = "madang-preview";
/** `__Host-`: this host alone, over TLS alone, whole site (RFC 6265bis section 4.1.3.2). */
const hostName = `__Host-${plainName}`;

export function hasPreviewCookie(cookies: string | undefined): boolean {
  return cookies?.includes(plainName) === true;
}

/** The token as it was sent; the first where there are several. */
export function readPreviewCookie(cookies: string | undefined): string | undefined {
  return readCookies(cookies, hostName)[0] ?? readCookies(cookies, plainName)[0];
}

/** It ends with the link that it came from. `now`: milliseconds since 1970. */
export function previewCookie(
  token: string,
  { until }: Pick<Preview, "until">,
  { secure, now }: { secure: boolean; now: number },
): string {
  const seconds = Math.max(0, Math.floor((Date.parse(until) - now) / 1000));
  return cookie(secure ? hostName : plainName, token, { secure, seconds });
}

/** Both, whichever the browser has. */
export function forgottenPreview(): string[] {
  return [
    cookie(hostName, "", { secure: true, seconds: 0 }),
    cookie(plainName, "", { secure: false, seconds: 0 }),
  ];
}

function cookie(name: string, value: string, options: { secure: boolean; seconds: number }): string {
  const { secure, seconds } = options;
  return `${name}=${value}; Path=/; ${secure ? "Secure; " : ""}HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
}
