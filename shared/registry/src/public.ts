export { registryErrors } from "./errors.ts";
export { openRegistryFeed, type OpenRegistryFeedOptions } from "./feed/open-registry-feed.ts";
export { holdLead, type Lead, type HoldLeadOptions } from "./lead/hold-lead.ts";
export { withFilesLock, type LockOptions } from "./lead/with-lock.ts";
export { openRegistryReader, type OpenRegistryOptions } from "./open-registry-reader.ts";
export { openRegistry, type OpenWritingRegistryOptions } from "./open-registry.ts";
export type {
  BuildOfModule,
  BuildOutcomes,
  ChannelMark,
  GatewayReport,
  MarkChanges,
  NewAuditEntry,
  NewSnapshot,
  Registry,
  RegistryFeed,
  RegistryReader,
  ReplicaReports,
  ReplicaRow,
  RetainedBuild,
  RetentionChange,
  RunnerReport,
  StoredSnapshot,
} from "./registry.ts";
