export * from "./admin-api.ts";
export type { BlobStore, StoredBlob } from "./blob-store.ts";
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
