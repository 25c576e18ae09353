import type { BlobStore } from "../store/blob-store.ts";
import { retentionPlan, type RetentionFacts } from "./retention-plan.ts";

export interface Retained {
  /** Releases that have no bytes any more, as `<module>/<build>`. */
  readonly gone: ReadonlySet<string>;
  readonly removed: number;
  readonly bytes: number;
}

/**
 * Removes what may go. Where it ends half way (RELEASES_STORE_AWAY) the next one does the rest. Whoever admits releases must not do so
 * meanwhile: a blob that a new release finds in the store may be the last one of an old release.
 */
export async function retain({ store, ...facts }: RetentionFacts & { store: BlobStore }): Promise<Retained> {
  const plan = retentionPlan(facts);
  let removed = 0;
  let bytes = 0;
  for (const prefix of ["assets/", "blobs/"])
    for await (const stored of store.list(prefix)) {
      if (!plan.mayGo(stored)) continue;
      await store.remove(stored.name);
      removed++;
      bytes += stored.bytes;
    }
  return { gone: plan.gone, removed, bytes };
}
