import type { MadangError } from "@madang/errors";
import { releasesErrors } from "../errors.ts";
import type { TrustedKey } from "./trusted-keys.ts";

/**
 * Clocks of machines that nobody watches differ by minutes: five is what Kerberos allows them (RFC 4120 section 8.2) and what RFC 7519
 * section 4.1.4 calls "usually no more than a few minutes". Keys last months, so five minutes more of one change nothing.
 */
export const clockTolerance = 5 * 60_000;

/** Why a key may not sign anything new at `now`, the clock of the admin process: the signer's own could be set back. Nothing when it may. */
export function outsideItsTime(key: TrustedKey, now: Date, signedAt: string): MadangError | undefined {
  const values = { key: key.id, team: key.team, now: now.toISOString(), signed: signedAt };
  if (key.notBefore !== undefined && now.getTime() + clockTolerance < Date.parse(key.notBefore))
    return releasesErrors.create("KEY_NOT_YET_VALID", { ...values, from: key.notBefore });
  if (key.expires !== undefined && now.getTime() - clockTolerance > Date.parse(key.expires))
    return releasesErrors.create("KEY_EXPIRED", { ...values, until: key.expires });
  return undefined;
}
