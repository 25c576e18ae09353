import { readPurges, type NumberedPurge, type Query } from "./purge-feed-state.ts";

/** Reads what was published. Followers nearly always want the same next page: it is read once. */
export class PurgeHistory {
  #after = -1;
  #page: Promise<NumberedPurge[]> | undefined;

  /** A page of the purges after a number, in their order; `upTo` is known to be there. */
  async read(query: Query, after: number, upTo: number): Promise<readonly NumberedPurge[]> {
    const kept = this.#after === after ? await this.#page?.catch(() => []) : undefined;
    if (kept !== undefined && (kept.at(-1)?.seq ?? 0) >= upTo) return kept;
    const page = readPurges(query, after);
    [this.#after, this.#page] = [after, page];
    return page;
  }
}

export interface MissedPart {
  readonly module: string;
  readonly after: number;
  readonly upTo: number;
}

/** What is no longer kept is older than anything that may still be shown: in its place, everything of the module. */
export function withoutGap(
  purges: readonly NumberedPurge[],
  { module, after, upTo }: MissedPart,
): readonly NumberedPurge[] {
  const next = purges[0]?.seq ?? upTo + 1;
  return next === after + 1 ? purges : [{ seq: next - 1, tags: [module], mode: "hard" }, ...purges];
}
