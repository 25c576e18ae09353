import type { Readable } from "node:stream";

/**
 * Bytes that never change, by name: `assets/<module>/<build>/<file>` (public files) and `blobs/<sha256>` (server bundles, contracts).
 * A folder and any S3-compatible store pass one contract suite. Names are checked by the store: nothing outside is reached.
 */
export interface BlobStore {
  /** Whole or not at all: a reader never sees a part. The same name again with the same bytes does nothing; with others it throws RELEASES_BLOB_EXISTS. `sha256` (hex) is compared with what came: RELEASES_BLOB_DAMAGED. */
  put(name: string, body: Readable | Buffer, options: { sha256: string; bytes: number }): Promise<void>;
  /** Undefined where there is none. The body must be read or destroyed; a blob whose bytes no longer fit its name ends with RELEASES_BLOB_DAMAGED. Throws RELEASES_STORE_AWAY. */
  get(name: string): Promise<StoredBlob | undefined>;
  has(name: string): Promise<boolean>;
  /** Names that begin with `prefix`, which ends with a slash, with the time at which they were put. */
  list(prefix: string): AsyncIterable<{ name: string; bytes: number; storedAt: Date }>;
  remove(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface StoredBlob {
  readonly bytes: number;
  readonly body: Readable;
}
