import { mostTags, type PurgeMode } from "./purge.ts";

export interface MergedPurge {
  readonly tags: readonly string[];
  readonly mode: PurgeMode;
}

/** Several purges as few: an import of a thousand documents names the tag of their list once. */
export function mergedPurges(purges: readonly MergedPurge[]): MergedPurge[] {
  return (["hard", "soft"] as const).flatMap((mode) => {
    const tags = [...new Set(purges.flatMap((purge) => (purge.mode === mode ? purge.tags : [])))];
    return chunks(tags).map((part) => ({ tags: part, mode }));
  });
}

function chunks(tags: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(tags.length / mostTags) }, (_, index) =>
    tags.slice(index * mostTags, (index + 1) * mostTags),
  );
}
