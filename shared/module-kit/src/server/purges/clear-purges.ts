import type { Manifest } from "@madang/manifest";
import { sql } from "kysely";
import type { Housekeeping } from "../serve/module-definition.ts";

const day = 86_400;

/** Seconds: as long as anything that a purge is about may be shown, and a day at least. */
export function purgesKept({ pages, boxes, api }: Manifest): number {
  const rules = [...Object.values(pages), ...Object.values(boxes), ...(api === undefined ? [] : [api])];
  const longest = rules.flatMap(({ cache }) =>
    cache === undefined ? [] : [cache.fresh + Math.max(cache.staleWhileRevalidate, cache.staleIfError)],
  );
  return Math.max(day, ...longest);
}

/** Removes purges that nobody can have missed. Whole beginnings, so that what is left has no holes. */
export function clearPurges(module: Manifest): Housekeeping {
  const seconds = purgesKept(module);
  return {
    name: "purges",
    every: 3600,
    run: ({ db }) =>
      sql`delete from madang_purges where seq <= (
        select max(seq) from madang_purges where made_at < now() - make_interval(secs => ${seconds})
      )`.execute(db),
  };
}
