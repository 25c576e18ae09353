export * from "./admin-api.ts";
export {
  adminScopeSchema,
  adminTokensFileSchema,
  createAdminToken,
  type AdminToken,
} from "./admin-tokens.ts";
export type { BlobStore, StoredBlob } from "./store/blob-store.ts";
export {
  channelSnapshotSchema,
  moduleChannelsSchema,
  type ChannelSnapshot,
  type ModuleChannels,
} from "./channel-snapshot.ts";
export { envelopeSchema, payloadTypes, type Envelope } from "./envelope.ts";
export {
  blobSchema,
  digestSchema,
  releaseStatementSchema,
  type ReleaseStatement,
} from "./release-statement.ts";
export {
  publicKeySchema,
  trustPolicySchema,
  type PublicKey,
  type TrustedTeam,
  type TrustPolicy,
} from "./trust-policy.ts";
export { digestOf, digestOfStream, payloadDigest } from "./digest.ts";
export { releasesErrors } from "./errors.ts";
export { readKeyFile, writeKeyFile } from "./keys/key-file.ts";
export { generateKey, readSigningKey, type SigningKey } from "./keys/signing-key.ts";
export { clockTolerance } from "./release/key-validity.ts";
export { largestRelease, signRelease } from "./release/sign-release.ts";
export { neededSources } from "./release/team-rights.ts";
export {
  judgeAgain,
  verifyRelease,
  verifyReleaseInBackground,
  type VerifiedRelease,
  type VerifyMoment,
} from "./release/verify-release.ts";
export { openEnvelope, type OpenedEnvelope } from "./sign/open-envelope.ts";
export { sign, signAlso } from "./sign/sign-envelope.ts";
export { largestSnapshot, signSnapshot } from "./snapshot/sign-snapshot.ts";
export {
  verifySnapshot,
  verifySnapshotSteps,
  type KnownSnapshot,
  type VerifiedSnapshot,
} from "./snapshot/verify-snapshot.ts";
export { openBlobStore, type BlobStoreOptions } from "./store/open-blob-store.ts";
export type { S3Credentials } from "./store/s3/s3-address.ts";
export { guardDecision, type GuardDecision, type GuardState } from "./guard/guard-decision.ts";
export { defaultGuardRules, type GuardRules } from "./guard/guard-rules.ts";
export type { OutcomeSlice } from "./guard/outcome-pairs.ts";
export {
  retentionPlan,
  type RetainedRelease,
  type RetentionFacts,
  type RetentionPlan,
} from "./retention/retention-plan.ts";
