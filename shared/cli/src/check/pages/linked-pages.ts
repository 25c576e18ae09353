import type { Manifest } from "@madang/manifest";
import type { HttpVisitor } from "@madang/test-kit";
import type { PageAddress } from "./page-address.ts";

/** Pages asked for links; a list and what it lists are on the first of them. */
const mostPages = 60;
/** Addresses of one page that are looked at for links to others: not every document has an attachment. */
const mostOfOnePage = 15;

/** Follows links from these pages to pages of the manifest, until nothing new is found; the first address of each page comes first. */
export async function findLinks(
  visitor: HttpVisitor,
  from: readonly string[],
  { pages }: Manifest,
): Promise<PageAddress[]> {
  const found: PageAddress[] = [];
  const queue = [...from];
  const seen = new Set(from);
  for (let asked = 0; asked < mostPages; asked += 1) {
    const address = queue.shift();
    if (address === undefined) break;
    for (const link of linksIn((await visitor.get(address)).text)) {
      const name = pageOf(link, pages);
      if (name === undefined || seen.has(link)) continue;
      seen.add(link);
      const known = found.filter((one) => one.name === name).length;
      if (known >= mostOfOnePage) continue;
      found.push({ name, address: link });
      queue.push(link);
    }
    if (hasAll(found, pages)) break;
  }
  return found;
}

function hasAll(found: readonly PageAddress[], pages: Manifest["pages"]): boolean {
  const names = new Set(found.map(({ name }) => name));
  return Object.entries(pages).every(([name, { path }]) => !path.includes(":") || names.has(name));
}

/** Paths on this site, without language prefix. */
export function linksIn(html: string): string[] {
  const hrefs = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  return hrefs
    .filter((href) => href.startsWith("/") && !href.startsWith("//"))
    .map((href) => href.replace(/#.*$/, "").replace(/^\/en(?=\/|$)/, "") || "/");
}

/** The page that answers an address: one with a literal segment before one with a parameter in its place. */
export function pageOf(address: string, pages: Manifest["pages"]): string | undefined {
  const segments = (address.split("?")[0] ?? "").split("/");
  const matching = Object.entries(pages).filter(([, { path }]) => matches(path.split("/"), segments));
  return matching.toSorted(([, left], [, right]) => rank(left.path) - rank(right.path))[0]?.[0];
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => (part.startsWith(":") ? segments[index] !== "" : part === segments[index]))
  );
}

/** Digits from the left: 0 for a literal segment, 1 for a parameter. */
function rank(path: string): number {
  return Number.parseInt(
    path
      .split("/")
      .map((part) => (part.startsWith(":") ? "1" : "0"))
      .join(""),
    2,
  );
}
