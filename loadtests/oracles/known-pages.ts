import { readFileSync } from "node:fs";
import path from "node:path";
import { parseReleaseRecord } from "@madang/manifest";

/** A page that anybody may have read before: public, without parameters, kept by caches. */
export interface KnownPage {
  readonly module: string;
  readonly path: string;
}

/** One of each module that has such a page, by what is built. */
export function knownPages(
  modules: readonly { readonly id: string; readonly folder: string }[],
): KnownPage[] {
  return modules.flatMap(({ id, folder }) => {
    const file = path.join(folder, "dist/release.json");
    const { pages } = parseReleaseRecord(JSON.parse(readFileSync(file, "utf8")), file).manifest;
    const known = Object.values(pages).find(
      (page) => page.access === "public" && page.cache !== undefined && !page.path.includes(":"),
    );
    return known === undefined ? [] : [{ module: id, path: known.path }];
  });
}
