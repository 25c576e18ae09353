import type { Language } from "@madang/manifest";
import type { ListQuery } from "./list-conditions.ts";
import { spanOf } from "./period.ts";
import { searchWords } from "./search-text.ts";

/** What the queries of every list are narrowed by. */
export interface DocumentFilter {
  readonly language: Language;
  /** The present: what is published later is not there yet. */
  readonly now: Date;
  readonly department?: string | undefined;
  readonly since?: Date | undefined;
  readonly before?: Date | undefined;
  readonly words?: readonly string[] | undefined;
}

/** What the address asks for, in the terms of the database; what a category means, the module says. */
export function documentFilter(
  { dept, q, ...span }: Pick<ListQuery, "dept" | "period" | "from" | "to" | "q">,
  language: Language,
  now: Date,
): DocumentFilter {
  return {
    language,
    now,
    department: dept === "" ? undefined : dept,
    ...spanOf(span, now),
    words: searchWords(q),
  };
}
