import { randomBytes } from "node:crypto";
import { defaults, seal, unseal } from "iron-webcrypto";
import { readCookie } from "../request/read-cookie.ts";
import type { VisitorKeys } from "./visitor-keys.ts";

/** `__Host-`: this host alone, over TLS alone, whole site (RFC 6265bis section 4.1.3.2). */
export const visitorCookie = "__Host-madang-visitor";

export interface Visitor {
  /** 32 random bytes, base64url. Nobody outside the gateway ever sees it. */
  readonly id: string;
  /** No cookie came with the request that opens. */
  readonly isNew: boolean;
  /** Set-Cookie to send, when the cookie is new or sealed with an older key. */
  readonly setCookie: string | undefined;
}

export type IdentifyVisitor = (cookies: string | undefined) => Promise<Visitor>;

/** Who the visitor is, without an account: whoever holds the cookie. A cookie that does not open is a new visitor. */
export function visitorIdentifier(options: { keys: VisitorKeys; seconds: number }): IdentifyVisitor {
  const { keys, seconds } = options;
  const secrets = Object.fromEntries(keys.secrets);
  const sealOptions = { ...defaults, ttl: seconds * 1000, encode: JSON.stringify };
  const cookieFor = async (id: string): Promise<string> => {
    const password = { id: keys.newest, secret: keys.secrets.get(keys.newest) ?? Buffer.alloc(0) };
    const sealed = await seal({ id }, password, sealOptions);
    return `${visitorCookie}=${sealed}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
  };
  return async (cookies) => {
    const sealed = readCookie(cookies, visitorCookie);
    const id = sealed === undefined ? undefined : await opened(sealed, secrets, sealOptions);
    if (sealed === undefined || id === undefined) {
      const made = randomBytes(32).toString("base64url");
      return { id: made, isNew: true, setCookie: await cookieFor(made) };
    }
    const setCookie = keyOf(sealed) === keys.newest ? undefined : await cookieFor(id);
    return { id, isNew: false, setCookie };
  };
}

async function opened(
  sealed: string,
  secrets: Record<string, Uint8Array>,
  options: Parameters<typeof unseal>[2],
): Promise<string | undefined> {
  if (sealed.length > 1000) return undefined;
  try {
    const content = await unseal(sealed, secrets, options);
    return idIn(content);
  } catch {
    // Expired, forged, or sealed with a key that has been retired: all the same to us, a visitor not known yet.
    return undefined;
  }
}

function idIn(content: unknown): string | undefined {
  const id = typeof content === "object" && content !== null && "id" in content ? content.id : undefined;
  return typeof id === "string" && /^[A-Za-z0-9_-]{43}$/.test(id) ? id : undefined;
}

/** An Iron token is `Fe26.2*<key id>*…`. */
function keyOf(sealed: string): string {
  return sealed.split("*")[1] ?? "";
}
