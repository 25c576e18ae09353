import type { ReleaseRecord } from "@madang/manifest";
import type { RefusedModule } from "../routes/route-table.ts";

/** What of one module visitors may meet. Records are the same objects as before while nothing of them has changed. */
export interface ModuleReleases {
  readonly module: string;
  readonly stable: ReleaseRecord;
  /** `weight`: share of the visitors in percent. */
  readonly canary: { readonly record: ReleaseRecord; readonly weight: number } | undefined;
  readonly previews: ReadonlyMap<string, ReleaseRecord>;
  /** Their forms are still taken. */
  readonly ending: readonly ReleaseRecord[];
}

/** All that routing is made from, checked, at one moment. */
export interface ReleaseFacts {
  readonly modules: ReadonlyMap<string, ModuleReleases>;
  /** Origins of a build's replicas. */
  readonly origins: (module: string, build: string) => readonly string[];
  /** Origins beyond the portal's own that the operator allows the pages of a record's team. */
  readonly allowedSources: (record: ReleaseRecord) => readonly string[];
  readonly refused: readonly RefusedModule[];
}

export function onlyStable(record: ReleaseRecord): ModuleReleases {
  return { module: record.module, stable: record, canary: undefined, previews: new Map(), ending: [] };
}

/** Where the facts come from: files in a folder (one channel, unsigned, for one machine and tests), or the registry. */
export interface ReleaseSource {
  /** The same object as before where nothing has changed. Never rejects: what cannot be read stays as it was and is refused by name. */
  read(): Promise<ReleaseFacts>;
}
