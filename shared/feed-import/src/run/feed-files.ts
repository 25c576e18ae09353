import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { feedErrors } from "../errors.ts";
import { isAddress } from "../source/feed-source.ts";

/** A feed, or the feeds of a folder in the order of their names; an address stays what it is. Throws FEED_NOT_FOUND. */
export async function feedFiles(path: string): Promise<string[]> {
  if (isAddress(path)) return [path];
  const facts = await stat(path).catch((cause: unknown) => {
    throw feedErrors.create("NOT_FOUND", { path }, cause);
  });
  if (!facts.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.(xml|rss|atom|rdf|json)$/i.test(name)).sort();
  if (names.length === 0)
    throw feedErrors.create("NOT_FOUND", { path: join(path, "*.xml, *.rss, *.atom or *.json") });
  return names.map((name) => join(path, name));
}

/** The folder `sample` of the workspace that the given folder belongs to, whether it runs from sources or from dist. */
export function sampleFolder(start: string): string {
  if (existsSync(join(start, "package.json"))) return join(start, "sample");
  const parent = dirname(start);
  if (parent === start) throw feedErrors.create("NOT_FOUND", { path: join(start, "sample") });
  return sampleFolder(parent);
}
