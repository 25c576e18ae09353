/** What a peer is asked for. */
export type Kind = "json" | "page" | "pass";

export interface PeerContext {
  /** Of the server behind it. */
  readonly origin: string;
  /** For configuration, logs and caches; removed afterwards. */
  readonly folder: string;
}

export interface RunningPeer {
  readonly origin: string;
  /** Of the process whose tree is measured. */
  readonly pid: number;
  stop(): Promise<void>;
}

export interface Peer {
  readonly name: string;
  readonly kinds: readonly Kind[];
  /** Where it answers this kind; the same address as at the origin when left out. */
  pathOf?(kind: Kind): string;
  /** Why it cannot take part on this machine. */
  missing?(): string | undefined;
  start(context: PeerContext): Promise<RunningPeer>;
}
