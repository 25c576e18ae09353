export type {
  BuildOutcomes,
  GatewayReport,
  NewAuditEntry,
  Registry,
  RegistryFeed,
  RegistryReader,
  ReplicaRow,
  StoredSnapshot,
} from "./registry.ts";
