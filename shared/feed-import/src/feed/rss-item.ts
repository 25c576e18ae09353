import { plainText, shorten } from "@madang/rich-text";
import { htmlToRichText } from "../html/html-to-rich-text.ts";
import type { FeedHead } from "./feed-head.ts";
import { resolved } from "./feed-head.ts";
import {
  categoriesOf,
  type Enclosure,
  identityOf,
  type ItemDraft,
  languageOf,
  ownAddress,
  required,
} from "./item-draft.ts";
import { dateOf } from "./item-dates.ts";
import { licenceMarks } from "./licence-marks.ts";
import { lineOf } from "./line-of.ts";
import { childNamed, childrenNamed, childText, markupOf, type XmlElement } from "./xml-element.ts";

const dates = ["pubDate", "pubdate", "dc:date", "date", "published", "atom:published", "regDate"];
const changes = ["upDate", "update", "updated", "atom:updated", "dcterms:modified", "modDate", "lastUpdate"];

/** Reads an RSS item (2.0, 0.9x, 1.0), with the elements of other vocabularies that municipal feeds add. Throws FEED_… . */
export function rssItem(item: XmlElement, head: FeedHead): ItemDraft {
  const link = resolved(linkOf(item), head.link);
  const body = markupIn(item, "content:encoded", "content", "xhtml:body");
  const description = markupIn(item, "description", "summary", "dc:description");
  const title = required(
    "title",
    lineOf(childText(item, "title", "dc:title")) ?? titleFrom(description ?? body),
  );
  const published = required("pubDate", dateOf(item, ...dates, ...changes));
  return {
    guid: identityOf(
      [childText(item, "guid"), item.attributes["rdf:about"], ownAddress(linkOf(item), head.link)],
      {
        title,
        published,
      },
    ),
    title,
    link: link ?? head.link,
    language: languageOf(childText(item, "dc:language", "language"), head.language),
    published,
    updated: dateOf(item, ...changes),
    creator: creatorOf(item),
    categories: categoriesOf(childrenNamed(item, "category", "dc:subject").map(({ text }) => text)),
    summary: body === undefined ? undefined : lineOf(description),
    body: body ?? description ?? "",
    base: link ?? head.link,
    enclosures: enclosuresOf(item),
    licence: licenceMarks(item),
    related: relatedTo(item),
    versionOf: childText(item, "dcterms:isVersionOf"),
    source: item,
  };
}

/** A guid that says nothing else is an address (RSS 2.0, `isPermaLink`). */
function linkOf(item: XmlElement): string | undefined {
  const written = childText(item, "link") ?? childrenNamed(item, "atom:link")[0]?.attributes["href"];
  if (written !== undefined) return written;
  const guid = childNamed(item, "guid");
  const isAddress =
    guid?.attributes["isPermaLink"] !== "false" && /^https?:\/\//.test(guid?.text.trim() ?? "");
  return isAddress ? guid?.text.trim() : undefined;
}

function markupIn(item: XmlElement, ...names: string[]): string | undefined {
  const element = childNamed(item, ...names);
  return element === undefined ? undefined : markupOf(element).trim();
}

/** RSS 2.0 asks for a title or a description. */
function titleFrom(markup: string | undefined): string | undefined {
  const [line = ""] = plainText(htmlToRichText(markup ?? "")).split("\n");
  return line === "" ? undefined : shorten(line, 80);
}

function creatorOf(item: XmlElement): string | undefined {
  const names = childrenNamed(item, "dc:creator").flatMap(({ text }) => lineOf(text) ?? []);
  if (names.length > 0) return [...new Set(names)].join(", ");
  const author = lineOf(childText(item, "author", "department", "dept", "deptName", "itunes:author"));
  // RSS 2.0 writes "address (name)".
  return /^\S+@\S+\s*\((.+)\)$/.exec(author ?? "")?.[1] ?? author;
}

/** Titles that the portal's own vocabulary gives stand beside the RSS element of the same address. */
function enclosuresOf(item: XmlElement): Enclosure[] {
  const named = childrenNamed(item, "madang:attachment", "enclosure").flatMap(({ attributes }) => {
    const url = attributes["url"]?.trim() ?? "";
    return url === "" ? [] : [{ url, title: lineOf(attributes["title"]) }];
  });
  const urls = [...new Set(childrenNamed(item, "enclosure", "madang:attachment").map(urlOf))];
  return urls.flatMap((url) => {
    const all = named.filter((one) => one.url === url);
    return all.length === 0 ? [] : [{ url, title: all.find(({ title }) => title !== undefined)?.title }];
  });
}

function urlOf({ attributes }: XmlElement): string {
  return attributes["url"]?.trim() ?? "";
}

export function relatedTo(item: XmlElement): string[] {
  const guids = childrenNamed(item, "madang:related").map(
    ({ attributes, text }) => attributes["guid"]?.trim() ?? text.trim(),
  );
  return [...new Set(guids.filter((guid) => guid !== ""))].slice(0, 20);
}
