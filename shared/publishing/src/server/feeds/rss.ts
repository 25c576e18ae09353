import { escapeHtml, richHtml } from "@madang/rich-text";
import { documentUrn } from "./document-urn.ts";
import type { FeedDocument, FeedFacts } from "./feed-document.ts";
import { feedNamespaces } from "./feed-names.ts";
import { writeXml, xml, xmlText, type XmlNode } from "./xml.ts";

/** RSS 2.0 as the RSS Advisory Board's Best Practices Profile asks for it. */
export function rssFeed(feed: FeedFacts): string {
  const { origin, title, description, language, listPath, selfPath, changed, documents } = feed;
  const self = { href: origin + selfPath, rel: "self", type: "application/rss+xml" };
  const channel = xml(
    "channel",
    {},
    xml("title", {}, title),
    xml("link", {}, origin + listPath),
    xml("description", {}, description),
    xml("language", {}, language),
    xml("lastBuildDate", {}, changed.toUTCString()),
    xml("docs", {}, "https://www.rssboard.org/rss-specification"),
    xml("atom:link", self),
    documents.map((document) => item(document, feed)),
  );
  const namespaces = { "xmlns:atom": "http://www.w3.org/2005/Atom", ...feedNamespaces };
  return writeXml(xml("rss", { version: "2.0", ...namespaces }, channel));
}

function item(document: FeedDocument, { origin }: FeedFacts): XmlNode {
  const { guid, versionOf, path, title, published, changed, department, summary, content } = document;
  return xml(
    "item",
    {},
    xml("title", {}, title),
    xml("link", {}, origin + path),
    xml("guid", { isPermaLink: "false" }, documentUrn(guid)),
    versionOf !== undefined && xml("dcterms:isVersionOf", {}, documentUrn(versionOf)),
    xml("pubDate", {}, published.toUTCString()),
    changed > published && xml("atom:updated", {}, changed.toISOString()),
    xml("dc:creator", {}, department),
    document.categories.map((category) => xml("category", {}, category)),
    // Readers take a description for HTML: words of the summary must stay words.
    xmlText("description", escapeHtml(summary)),
    xml("content:encoded", {}, richHtml(content, { origin })),
    enclosures(document, origin),
    document.more,
  );
}

/** One `enclosure` to an item, as the profile asks: readers lose further ones. Those are links of Atom. */
function enclosures({ enclosures: files }: FeedDocument, origin: string): XmlNode[] {
  return files.map(({ path, title, type, length }, index) =>
    index === 0
      ? xml("enclosure", { url: origin + path, length: String(length), type })
      : xml("atom:link", { rel: "enclosure", href: origin + path, title, length: String(length), type }),
  );
}
