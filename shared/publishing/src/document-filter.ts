import type { Language } from "@madang/manifest";
import type { ListQuery } from "./list-conditions.ts";
import { periodStart } from "./period.ts";
import { searchWords } from "./search-text.ts";

/** What the queries of every list are narrowed by. */
export interface DocumentFilter {
  readonly language: Language;
  /** The present: what is published later is not there yet. */
  readonly now: Date;
  readonly department?: string | undefined;
  readonly since?: Date | undefined;
  readonly words?: readonly string[] | undefined;
}

/** What the address asks for, in the terms of the database; what a category means, the module says. */
export function documentFilter(
  { dept, period, q }: Pick<ListQuery, "dept" | "period" | "q">,
  language: Language,
  now: Date,
): DocumentFilter {
  return {
    language,
    now,
    department: dept === "" ? undefined : dept,
    since: periodStart(period, now),
    words: searchWords(q),
  };
}
