import type { MadangError } from "@madang/errors";
import { payloadTypes } from "../envelope.ts";
import { releasesErrors } from "../errors.ts";
import { releaseStatementSchema, type ReleaseStatement } from "../release-statement.ts";
import { openEnvelope, openEnvelopeInBackground, type OpenedEnvelope } from "../sign/open-envelope.ts";
import { parsePayload } from "../sign/parse-payload.ts";
import type { TrustPolicy } from "../trust-policy.ts";
import { outsideItsTime } from "./key-validity.ts";
import { largestRelease } from "./sign-release.ts";
import { beyondItsRights } from "./team-rights.ts";
import { trustedKeys, type TrustedKey } from "./trusted-keys.ts";

/**
 * Admission: a release comes in, or a build is moved to a channel for the first time; the time of the key counts, by the clock of the
 * process that admits. Take-up: whoever routes or runs by the release asks again; no clock is asked, and a revoked key counts unless the
 * operator's snapshot keeps the build in spite of it.
 */
export type VerifyMoment =
  | { readonly at: "admission"; readonly now: Date }
  | { readonly at: "take-up"; readonly keptDespite?: string | undefined };

export interface VerifiedRelease {
  readonly statement: ReleaseStatement;
  /** SHA-256 of the signed bytes: the release's name. */
  readonly digest: string;
  readonly team: string;
  readonly keyId: string;
  /** When the key was revoked, for a build that is kept in spite of it. */
  readonly revoked: string | undefined;
  /** Every key whose signature fits. */
  readonly signers: readonly { readonly id: string; readonly key: string }[];
}

/** Throws a RELEASES_ error that says why not. `subject` names the release in messages while its own name is not known to be true. */
export function verifyRelease(
  envelope: unknown,
  trust: TrustPolicy,
  moment: VerifyMoment,
  subject?: string,
): VerifiedRelease {
  return judge(openEnvelope<TrustedKey>(envelope, openOptions(trust, subject)), moment, subject);
}

/** The same for many: signatures are checked by other threads, so that the event loop goes on. Bound how many are under way. */
export async function verifyReleaseInBackground(
  envelope: unknown,
  trust: TrustPolicy,
  moment: VerifyMoment,
  subject?: string,
): Promise<VerifiedRelease> {
  return judge(
    await openEnvelopeInBackground<TrustedKey>(envelope, openOptions(trust, subject)),
    moment,
    subject,
  );
}

/** After a change of the trust policy: no signature is checked a second time. Throws as `verifyRelease` does. */
export function judgeAgain(
  verified: VerifiedRelease,
  trust: TrustPolicy,
  moment: VerifyMoment,
): VerifiedRelease {
  const { statement, digest, signers } = verified;
  const { module, build } = statement.record;
  const [first, ...others] = signers.flatMap(({ id, key }) =>
    trustedKeys(trust, id).filter((trusted) => trusted.key === key),
  );
  if (first === undefined) throw unknownKeys(signers, `${module} ${build}`);
  return verifiedBy([first, ...others], statement, digest, moment);
}

function unknownKeys(signers: VerifiedRelease["signers"], subject: string): MadangError {
  const keys = signers.map(({ id }) => `"${id}"`).join(", ");
  return releasesErrors.create("KEY_UNKNOWN", { subject, keys });
}

function openOptions(trust: TrustPolicy, subject: string | undefined) {
  const keysOf = (id: string) => trustedKeys(trust, id);
  return { payloadType: payloadTypes.release, largest: largestRelease, subject, keysOf };
}

function judge(
  { payload, digest, signers }: OpenedEnvelope<TrustedKey>,
  moment: VerifyMoment,
  subject = `${digest.slice(0, 12)}…`,
): VerifiedRelease {
  return verifiedBy(signers, parseStatement(payload, subject), digest, moment);
}

function verifiedBy(
  signers: readonly [TrustedKey, ...TrustedKey[]],
  statement: ReleaseStatement,
  digest: string,
  moment: VerifyMoment,
): VerifiedRelease {
  const { team, id, revoked } = acceptedSigner(signers, statement, moment);
  return {
    statement,
    digest,
    team,
    keyId: id,
    revoked,
    signers: signers.map(({ id, key }) => ({ id, key })),
  };
}

function parseStatement(payload: Buffer, subject: string): ReleaseStatement {
  const statement = parsePayload(releaseStatementSchema, payload, subject);
  const { module, manifest } = statement.record;
  if (manifest.id === module) return statement;
  throw releasesErrors.create("PAYLOAD_INVALID", {
    subject: module,
    problems: `record.manifest.id is "${manifest.id}" and record.module "${module}"`,
  });
}

/** One signer who may is enough: a release can carry the signatures of an old and a new key. */
function acceptedSigner(
  signers: readonly [TrustedKey, ...TrustedKey[]],
  statement: ReleaseStatement,
  moment: VerifyMoment,
): TrustedKey {
  let first: MadangError | undefined;
  for (const signer of signers) {
    const refusal = whyNot(signer, statement, moment);
    if (refusal === undefined) return signer;
    first ??= refusal;
  }
  throw first ?? new TypeError("An opened envelope has a signer.");
}

function whyNot(
  signer: TrustedKey,
  statement: ReleaseStatement,
  moment: VerifyMoment,
): MadangError | undefined {
  const { module, manifest } = statement.record;
  return (
    revokedFor(signer, statement, moment) ??
    (moment.at === "admission" ? outsideItsTime(signer, moment.now, statement.createdAt) : undefined) ??
    (signer.modules.has(module) ? undefined : outsideTeam(signer, module)) ??
    beyondItsRights(manifest, signer.team, signer.rights)
  );
}

/** Whatever the date says: who has the key can date as he likes, and no clock is needed to keep him out. */
function revokedFor(
  { id, team, revoked }: TrustedKey,
  { record }: ReleaseStatement,
  moment: VerifyMoment,
): MadangError | undefined {
  if (revoked === undefined) return undefined;
  if (moment.at === "take-up" && moment.keptDespite === id) return undefined;
  const subject = `${record.module} ${record.build}`;
  return releasesErrors.create("KEY_REVOKED", { key: id, team, subject, at: revoked });
}

function outsideTeam({ id, team }: TrustedKey, module: string): MadangError {
  return releasesErrors.create("OUTSIDE_TEAM", { key: id, team, module });
}
