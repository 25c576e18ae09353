import {
  payloadDigest,
  releasesErrors,
  releaseStatementSchema,
  type Envelope,
  type VerifiedRelease,
} from "@madang/releases";

/** The policy was changed under a release that runs: that keeps new ones out, and takes nothing away from visitors. */
const changesOfRights = ["KEY_UNKNOWN", "OUTSIDE_TEAM", "CRITICALITY_TOO_HIGH", "NEED_NOT_ALLOWED"] as const;

/** A revoked key or a wrong signature is no change of rights. */
export function isChangeOfRights(reason: unknown): boolean {
  return changesOfRights.some((code) => releasesErrors.is(reason, code));
}

/**
 * A release that this gateway had verified and in force before it was started again, and that the policy no longer covers. The operator's
 * signed channels name the digest of its bytes, so nothing here is taken from the disk on trust.
 */
export function recalledRelease(envelope: Envelope, digest: string): VerifiedRelease | undefined {
  if (payloadDigest(envelope) !== digest) return undefined;
  const text = Buffer.from(envelope.payload, "base64").toString();
  const { data: statement } = releaseStatementSchema.safeParse(JSON.parse(text));
  if (statement === undefined) return undefined;
  return { statement, digest, team: "", keyId: "", revoked: undefined, signers: [] };
}
