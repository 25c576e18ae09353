import type { Language } from "@madang/manifest";
import { cacheKey } from "../cache/cache-key.ts";
import type { FragmentRoute } from "../routes/route-table.ts";

/** Everything that a public fragment can depend on. The build is part: a page is never mixed from two builds of a module. */
export function fragmentKey(options: {
  site: string;
  language: Language;
  route: FragmentRoute;
  /** Path and declared query, canonical. */
  path: string;
}): string {
  const { site, language, route, path } = options;
  return cacheKey("fragment", site, language, route.kind, route.name, route.module.build, path);
}
