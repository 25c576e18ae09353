import { feedErrors } from "../errors.ts";
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
import { checkedDate } from "./item-dates.ts";
import { checkedMark } from "./licence-marks.ts";
import { lineOf } from "./line-of.ts";
import { noticeElements } from "./json-notice.ts";
import { type JsonObject, listIn, objectIn, objectsIn, textIn } from "./json-values.ts";
import { escaped, XmlElement } from "./xml-element.ts";

/** Reads an item of a JSON Feed (version 1.1), with the extension `_madang` (docs/import.md). Throws FEED_… . */
export function jsonItem(item: JsonObject, head: FeedHead): ItemDraft {
  const own = objectIn(item, "_madang");
  const link = resolved(textIn(item, "url") ?? textIn(item, "external_url"), head.link);
  const summary = textIn(item, "summary");
  const body = textIn(item, "content_html") ?? paragraphsOf(textIn(item, "content_text"));
  const title = required("title", lineOf(textIn(item, "title")));
  const published = required(
    "date_published",
    dateIn(item, "date_published") ?? dateIn(item, "date_modified"),
  );
  return {
    guid: identityOf([textIn(item, "id"), textIn(item, "url")], { title, published }),
    title,
    link: link ?? head.link,
    language: languageOf(textIn(item, "language"), head.language),
    published,
    updated: dateIn(item, "date_modified"),
    creator: lineOf(textIn(own, "department")) ?? authorsOf(item),
    categories: categoriesOf(listIn(item, "tags")),
    summary: body === undefined ? undefined : lineOf(summary),
    body: body ?? escaped(summary ?? ""),
    base: link ?? head.link,
    enclosures: enclosuresOf(item),
    licence: listIn(own, "licence").map(checkedMark),
    related: [...new Set(listIn(own, "related"))].slice(0, 20),
    versionOf: textIn(own, "version_of"),
    source: new XmlElement("item", {}, noticeElements(objectIn(own, "notice"))),
  };
}

/** Throws FEED_ITEM_NOT_JSON. */
export function parseJsonItem(source: string): JsonObject {
  try {
    return JSON.parse(source) as JsonObject;
  } catch (error) {
    throw feedErrors.create("ITEM_NOT_JSON", { problem: (error as Error).message }, error);
  }
}

/** Plain text: empty lines part paragraphs, line ends stay. */
function paragraphsOf(text: string | undefined): string | undefined {
  return text
    ?.split(/\r?\n\s*\r?\n/)
    .map((paragraph) => `<p>${escaped(paragraph.trim()).replace(/\r?\n/g, "<br>")}</p>`)
    .join("");
}

function dateIn(item: JsonObject, key: string): Date | undefined {
  const value = textIn(item, key);
  return value === undefined ? undefined : checkedDate(key, value);
}

function authorsOf(item: JsonObject): string | undefined {
  const authors = [...objectsIn(item, "authors"), objectIn(item, "author")];
  const names = authors.flatMap((author) => lineOf(textIn(author, "name")) ?? []);
  return [...new Set(names)].join(", ") || undefined;
}

function enclosuresOf(item: JsonObject): Enclosure[] {
  return objectsIn(item, "attachments").flatMap((attachment) => {
    const url = textIn(attachment, "url")?.trim() ?? "";
    return url === "" ? [] : [{ url, title: lineOf(textIn(attachment, "title")) }];
  });
}
