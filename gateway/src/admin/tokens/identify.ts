import type { AdminToken } from "@madang/releases";
import { adminErrors } from "../errors.ts";
import { allows, type Need } from "./scopes.ts";
import type { TokenBook } from "./token-book.ts";
import type { WrongTokens } from "./wrong-tokens.ts";

/** Somebody whose token is known. */
export interface Caller {
  readonly name: string;
  readonly scopes: readonly string[];
}

export interface Doorkeeper {
  readonly tokens: Pick<TokenBook, "find">;
  readonly wrong: WrongTokens;
  readonly now: () => Date;
}

/** RFC 6750 section 2.1; the scheme's name is case-insensitive (RFC 9110 section 11.1). */
const bearer = /^bearer ([A-Za-z0-9\-._~+/]{1,200}=*)$/i;

/**
 * A known token is let in whatever else comes from its address, which may be that of a proxy for all; of wrong ones, only so many are
 * told so. Throws ADMIN_TOKEN_MISSING, _WRONG, _EXPIRED and ADMIN_TOKENS_MANY.
 */
export function identify(
  { tokens, wrong, now }: Doorkeeper,
  { authorization, address }: { authorization: string | undefined; address: string },
): Caller {
  if (authorization === undefined) throw adminErrors.create("TOKEN_MISSING");
  const text = bearer.exec(authorization)?.[1];
  const found = text === undefined ? undefined : tokens.find(text);
  if (found === undefined) throw refused(wrong, address);
  refuseExpired(found, now());
  return found;
}

function refused(wrong: WrongTokens, address: string): Error {
  const seconds = wrong.secondsToWait(address);
  if (seconds !== undefined) return adminErrors.create("TOKENS_MANY", { seconds });
  wrong.note(address);
  return adminErrors.create("TOKEN_WRONG");
}

function refuseExpired({ name, expires }: AdminToken, now: Date): void {
  if (expires === undefined || now.getTime() < Date.parse(expires)) return;
  throw adminErrors.create("TOKEN_EXPIRED", { name, until: expires, now: now.toISOString() });
}

/** Throws ADMIN_SCOPE_MISSING. */
export function demand({ name, scopes }: Caller, need: Need): void {
  if (allows(scopes, need)) return;
  throw adminErrors.create("SCOPE_MISSING", { name, scope: need === "release" ? "release:<module>" : need });
}
