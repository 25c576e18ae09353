import type { FeedHead } from "./feed-head.ts";
import { resolved } from "./feed-head.ts";
import {
  categoriesOf,
  type Enclosure,
  identityOf,
  type ItemDraft,
  languageOf,
  required,
} from "./item-draft.ts";
import { dateOf } from "./item-dates.ts";
import { licenceMarks } from "./licence-marks.ts";
import { lineOf } from "./line-of.ts";
import { relatedTo } from "./rss-item.ts";
import { childNamed, childrenNamed, childText, escaped, markupOf, type XmlElement } from "./xml-element.ts";

/** Reads an Atom entry (RFC 4287), with the other vocabularies that RSS items may use. Throws FEED_… . */
export function atomItem(entry: XmlElement, head: FeedHead): ItemDraft {
  const base = resolved(entry.attributes["xml:base"], head.link) ?? head.link;
  const link = resolved(linkOf(entry), base);
  const content = textConstruct(entry, "content");
  const summary = textConstruct(entry, "summary");
  const title = required("title", lineOf(textConstruct(entry, "title")?.html));
  const published = required(
    "published",
    dateOf(entry, "published", "issued", "created", "updated", "modified"),
  );
  return {
    guid: identityOf([childText(entry, "id"), linkOf(entry)], { title, published }),
    title,
    link: link ?? base,
    language: languageOf(content?.lang, entry.attributes["xml:lang"], head.language),
    published,
    updated: dateOf(entry, "updated", "modified"),
    creator: authorsOf(entry) ?? head.author,
    categories: categoriesOf(
      childrenNamed(entry, "category").map(({ attributes }) => attributes["label"] ?? attributes["term"]),
    ),
    summary: content === undefined ? undefined : lineOf(summary?.html),
    body: (content ?? summary)?.html ?? "",
    base: content?.base ?? link ?? base,
    enclosures: enclosuresOf(entry),
    licence: licenceMarks(entry),
    related: relatedTo(entry),
    versionOf: childText(entry, "dcterms:isVersionOf"),
    source: entry,
  };
}

interface TextConstruct {
  readonly html: string;
  readonly lang: string | undefined;
  readonly base: string | undefined;
}

/** Section 3.1: plain text unless it says html or xhtml. Content elsewhere (section 4.1.3.2) is a link to it. */
function textConstruct(entry: XmlElement, name: string): TextConstruct | undefined {
  const element = childNamed(entry, name) ?? childrenNamed(entry, name)[0];
  if (element === undefined) return undefined;
  const { type = "text", src, "xml:lang": lang, "xml:base": base } = element.attributes;
  if (src !== undefined)
    return { html: `<a href="${escaped(src).replaceAll('"', "%22")}">${escaped(src)}</a>`, lang, base };
  const isMarkup = /html/i.test(type) || element.children.length > 0;
  return { html: isMarkup ? markupOf(element) : escaped(element.text), lang, base };
}

function linkOf(entry: XmlElement): string | undefined {
  const links = childrenNamed(entry, "link").filter(({ attributes }) => attributes["href"] !== undefined);
  const page = links.find(({ attributes }) => (attributes["rel"] ?? "alternate") === "alternate");
  return (page ?? links.find(({ attributes }) => attributes["rel"] !== "enclosure"))?.attributes["href"];
}

function authorsOf(entry: XmlElement): string | undefined {
  const source = childNamed(entry, "source");
  const authors = [...childrenNamed(entry, "author"), ...(source ? childrenNamed(source, "author") : [])];
  const creators = childrenNamed(entry, "dc:creator").map(({ text }) => text);
  const names = [...authors.map((author) => childText(author, "name")), ...creators];
  return [...new Set(names.flatMap((name) => lineOf(name) ?? []))].join(", ") || undefined;
}

function enclosuresOf(entry: XmlElement): Enclosure[] {
  const links = childrenNamed(entry, "link").filter(({ attributes }) => attributes["rel"] === "enclosure");
  const own = childrenNamed(entry, "madang:attachment");
  const enclosures = [...own, ...links].flatMap(({ attributes }) => {
    const url = (attributes["href"] ?? attributes["url"] ?? "").trim();
    return url === "" ? [] : [{ url, title: lineOf(attributes["title"]) }];
  });
  return enclosures.filter(({ url }, index) => enclosures.findIndex((one) => one.url === url) === index);
}
