import type { AuditEntry, Envelope, Move, ReleaseSummary } from "@madang/releases";

/** Facts about releases and channels, in PostgreSQL. Two roles: one that writes (admin), one that only reads and reports (gateways). */
export interface Registry extends RegistryReader {
  /** The same release again changes nothing. Throws REGISTRY_BUILD_TAKEN where another release has this module and build. */
  addRelease(release: ReleaseSummary, envelope: Envelope): Promise<void>;
  /** Taken only while `after` (`sequence - 1` when absent) is the newest: REGISTRY_OVERTAKEN tells the caller to look again. With its audit entry, in one transaction; tells every feed. */
  publishSnapshot(snapshot: NewSnapshot, entry: NewAuditEntry, marks?: MarkChanges): Promise<void>;
  /** Since when and by whom channels name what they name. */
  marks(module?: string): Promise<ChannelMark[]>;
  /** Those that end by themselves: `ending`, and whatever has an `until`. */
  passingMarks(): Promise<ChannelMark[]>;
  addAudit(entry: NewAuditEntry): Promise<void>;
  history(filter: { module?: string; before?: number; limit: number }): Promise<AuditEntry[]>;
  /** A module has one open move at most: REGISTRY_MOVE_UNDER_WAY. */
  saveMove(move: Move): Promise<void>;
  move(id: string): Promise<Move | undefined>;
  openMoves(): Promise<Move[]>;
  /** Replaces what this runner said of this build before; true where it is other than that. */
  setReplicas(replicas: ReplicaReports): Promise<boolean>;
  runnerReports(module?: string): Promise<RunnerReport[]>;
  gateways(): Promise<GatewayReport[]>;
  /** Releases that no channel names, since when, and those whose files are gone. */
  retention(module?: string): Promise<RetainedBuild[]>;
  changeRetention(change: RetentionChange): Promise<void>;
  /** Milliseconds since 1970 by PostgreSQL's clock, the one by which outcomes and reports are kept. */
  now(): Promise<number>;
  /** Sums over all gateways. Times in milliseconds since 1970 by PostgreSQL's clock. */
  outcomes(filter: { module: string; from: number; to: number }): Promise<BuildOutcomes[]>;
}

/** What a gateway needs. */
export interface RegistryReader {
  newestSnapshot(): Promise<StoredSnapshot | undefined>;
  /** Cheap: whether `newestSnapshot`, which has megabytes in a large portal, would tell anything new. */
  newestSequence(): Promise<number | undefined>;
  releases(module?: string): Promise<ReleaseSummary[]>;
  /** In any order; what is unknown is absent. */
  envelopes(digests: readonly string[]): Promise<Map<string, Envelope>>;
  replicas(): Promise<ReplicaRow[]>;
  /**
   * Once a second at most; rows of gateways that are silent for a day go. `seenAt` is the gateway's own clock now, by which the times of its
   * outcomes are understood. The same slice again takes the place of what this gateway said of it before, so that a slice may be told as it grows.
   */
  report(report: GatewayReport, outcomes: readonly BuildOutcomes[]): Promise<void>;
  close(): Promise<void>;
}

export interface StoredSnapshot {
  readonly sequence: number;
  readonly envelope: Envelope;
}

export interface NewSnapshot extends StoredSnapshot {
  /** Sequence of the one that it was made from, where numbers are left out. */
  readonly after?: number;
}

export type NewAuditEntry = Omit<AuditEntry, "id" | "at">;

export interface ReplicaRow {
  readonly module: string;
  readonly build: string;
  readonly origin: string;
  readonly failure: string | undefined;
}

/**
 * A channel of a module at a build: `stable`, `canary`, `preview:<name>`, `previous` (what was stable before), `ending` (several builds at
 * once). Facts about the snapshot that no gateway needs.
 */
export interface ChannelMark {
  readonly module: string;
  readonly channel: string;
  readonly build: string;
  /** By PostgreSQL's clock. */
  readonly since: Date;
  readonly by: string;
  readonly until: Date | undefined;
}

export interface MarkChanges {
  readonly by: string;
  /** Takes the place of the channel's mark, but stands beside others where the channel is `ending`; `since` stays where the build does. */
  readonly set: readonly { module: string; channel: string; build: string; until?: Date }[];
  readonly clear: readonly { module: string; channel: string; build?: string }[];
}

export interface BuildOfModule {
  readonly module: string;
  readonly build: string;
}

export interface RetainedBuild extends BuildOfModule {
  /** By PostgreSQL's clock. */
  readonly unnamedSince: Date;
  readonly removedAt: Date | undefined;
}

export interface RetentionChange {
  /** No channel names them any more; those that stand there already keep their time. */
  readonly unnamed: readonly BuildOfModule[];
  /** Named, or sent again: they are as new. */
  readonly named: readonly BuildOfModule[];
  readonly removed: readonly BuildOfModule[];
}

/** What a runner says of one build. */
export interface ReplicaReports {
  readonly runner: string;
  readonly module: string;
  readonly build: string;
  readonly origins: readonly string[];
  readonly failure: string | undefined;
}

export interface RunnerReport extends ReplicaReports {
  readonly seenAt: Date;
}

export interface GatewayReport {
  readonly id: string;
  readonly sequence: number;
  readonly seenAt: Date;
  /** Module to the sentence that says why its record is not taken up. */
  readonly refused: Readonly<Record<string, string>>;
}

/** Answers of one build in one slice of time, for the guard. */
export interface BuildOutcomes {
  readonly module: string;
  readonly build: string;
  /** Beginning of the slice of ten seconds, milliseconds since 1970. */
  readonly at: number;
  readonly requests: number;
  /** 5xx, time that was up, connections that broke. */
  readonly failures: number;
  /** Counts by latency: bucket i holds [1.15^i, 1.15^(i+1)) milliseconds of the module's answers, i from 0 to 79. */
  readonly latency: readonly number[];
}

/** Tells that something has changed: Redis or LISTEN/NOTIFY at once, polling with jitter behind them. */
export interface RegistryFeed {
  /** Calls back at the first look, then after each change; never twice at the same time. A rejection is logged and tried again. */
  follow(changed: () => Promise<void>): void;
  close(): Promise<void>;
}
