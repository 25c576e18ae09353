import { MadangError } from "@madang/errors";
import { verifyRelease, type TrustPolicy } from "@madang/releases";
import type { Reporter } from "../../core/reporter.ts";
import type { AdminClient } from "../../portal/admin-client.ts";
import { verifyStoredBytes } from "./stored-bytes.ts";

/** What was found about one release; without problems it is what its team signed, to the last byte. */
export interface Findings {
  readonly subject: string;
  readonly digest: string | undefined;
  readonly signedBy: string | undefined;
  readonly files: number;
  readonly bytes: number;
  readonly problems: readonly string[];
}

export async function examine(options: {
  admin: AdminClient;
  trust: TrustPolicy;
  envelope: unknown;
  subject: string;
  /** The digest by which the portal names this release. */
  digest?: string | undefined;
  reporter: Reporter;
}): Promise<Findings> {
  const { admin, trust, envelope, subject, reporter } = options;
  const nothing = { subject, digest: undefined, signedBy: undefined, files: 0, bytes: 0 };
  const verified = refusalOr(() => verifyRelease(envelope, trust, { at: "take-up" }, subject));
  if (verified instanceof MadangError) return { ...nothing, problems: [verified.message] };
  const { statement, digest, team, keyId } = verified;
  const stored = await reporter.step(`${subject}: bytes in the store`, async (step) => {
    const found = await verifyStoredBytes(admin, statement, step);
    if (found.problems.length > 0) step.failed();
    return found;
  });
  const other = options.digest !== undefined && options.digest !== digest;
  const renamed = other ? [`The portal names it ${options.digest}, and its bytes make ${digest}.`] : [];
  return {
    ...stored,
    subject,
    digest,
    signedBy: `${keyId} of ${team}`,
    problems: [...renamed, ...stored.problems],
  };
}

function refusalOr<T>(verify: () => T): T | MadangError {
  try {
    return verify();
  } catch (error) {
    if (error instanceof MadangError) return error;
    throw error;
  }
}
