import type { Manifest } from "@madang/manifest";
import type { HttpVisitor } from "@madang/test-kit";
import type { PageAddress } from "./page-address.ts";

/** Pages asked for links; a list and what it lists are on the first of them. */
const mostPages = 30;

/** Follows links from these pages to pages of the manifest that are not known yet, until nothing new is found. */
export async function findLinks(
  visitor: HttpVisitor,
  from: readonly string[],
  { pages }: Manifest,
): Promise<PageAddress[]> {
  const found: PageAddress[] = [];
  const names = new Set<string>();
  const queue = [...from];
  for (let asked = 0; asked < mostPages; asked += 1) {
    const address = queue.shift();
    if (address === undefined) break;
    for (const link of linksIn((await visitor.get(address)).text)) {
      const name = pageOf(link, pages);
      if (name === undefined || names.has(name)) continue;
      names.add(name);
      found.push({ name, address: link });
      queue.push(link);
    }
  }
  return found;
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
