import { feedErrors } from "../errors.ts";
import { type Prefixes, withDeclarations } from "./namespaces.ts";
import { parseXml } from "./parse-xml.ts";
import { childNamed, childText, type XmlElement } from "./xml-element.ts";

/** What a feed says of all its items. */
export interface FeedHead {
  readonly format: "rss" | "atom" | "json";
  readonly language: string | undefined;
  /** The site's address, against which relative links are resolved. */
  readonly link: string | undefined;
  /** Who publishes, where an item does not say. */
  readonly author: string | undefined;
  readonly prefixes: Prefixes;
}

/** Names of root elements, and of what people save of a feed. */
const roots = /^(?:rss|RDF|rdf:RDF|feed|channel)$/;

/** Throws FEED_NOT_A_FEED for a page, and for what has neither items nor the root of a feed. */
export function readXmlHead(
  source: string,
  {
    name,
    hasItems,
    base,
  }: { readonly name: string; readonly hasItems: boolean; readonly base: string | undefined },
): FeedHead {
  const written = /<(?![?!])([\w.:-]+)/.exec(withoutComments(source))?.[1] ?? "";
  if (/^html$/i.test(written)) throw pageInstead(name, source);
  const format = /(^|:)feed$/.test(written) ? "atom" : "rss";
  const root = parseXml(source.slice(Math.max(0, source.indexOf(`<${written}`))), {
    prefixes: new Map(),
    format,
  });
  if (root === undefined || (!hasItems && !roots.test(written.replace(/^.*:(?=feed$)/, ""))))
    throw feedErrors.create("NOT_A_FEED", { path: name });
  const channel = childNamed(root, "channel") ?? root;
  const prefixes = withDeclarations(withDeclarations(new Map(), root.attributes), channel.attributes);
  return {
    format,
    language: childText(channel, "language", "dc:language") ?? root.attributes["xml:lang"],
    link: resolved(root.attributes["xml:base"] ?? linkOf(channel, format), base) ?? base,
    author: format === "atom" ? authorOf(channel) : undefined,
    prefixes,
  };
}

function authorOf(channel: XmlElement): string | undefined {
  const author = childNamed(channel, "author");
  return author === undefined ? undefined : childText(author, "name");
}

/** RSS writes the address as text, Atom as an attribute. */
function linkOf(channel: XmlElement, format: "rss" | "atom"): string | undefined {
  if (format === "rss") return childText(channel, "link");
  const links = channel.children.filter(({ name }) => name === "link");
  const page = links.find(({ attributes }) => (attributes["rel"] ?? "alternate") === "alternate");
  return page?.attributes["href"];
}

export function resolved(address: string | undefined, base: string | undefined): string | undefined {
  return address === undefined ? undefined : (URL.parse(address, base)?.href ?? undefined);
}

function withoutComments(source: string): string {
  return source.replace(/<!--[\s\S]*?-->/g, "");
}

/** Sites name their feed in the page's head: then we can say where it is. */
function pageInstead(name: string, source: string): Error {
  const link = /<link\b[^>]{0,500}type=["']?application\/(?:rss|atom)\+xml[^>]{0,500}>/i.exec(source)?.[0];
  const href = /href=["']?([^"'\s>]{1,500})/i.exec(link ?? "")?.[1];
  const feed = href === undefined ? "" : ` The page names its feed: ${href}.`;
  return feedErrors.create("IS_A_PAGE", { path: name, feed });
}

/** Throws FEED_NOT_A_FEED for JSON that has no items. */
export function readJsonHead(
  source: string,
  {
    name,
    hasItems,
    base,
  }: { readonly name: string; readonly hasItems: boolean; readonly base: string | undefined },
): FeedHead {
  const said = (key: string): string | undefined => {
    const found = new RegExp(`"${key}"\\s*:\\s*("(?:[^"\\\\]|\\\\.){1,2000}")`).exec(source)?.[1];
    return found === undefined ? undefined : (JSON.parse(found) as string);
  };
  if (!hasItems && !/"items"\s*:\s*\[|^\s*\[/.test(source))
    throw feedErrors.create("NOT_A_FEED", { path: name });
  return {
    format: "json",
    language: said("language"),
    link: resolved(said("home_page_url"), base) ?? base,
    author: undefined,
    prefixes: new Map(),
  };
}
