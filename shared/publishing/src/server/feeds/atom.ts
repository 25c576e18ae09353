import { richHtml } from "@madang/rich-text";
import { documentUrn } from "./document-urn.ts";
import type { FeedDocument, FeedFacts } from "./feed-document.ts";
import { feedNamespaces } from "./feed-names.ts";
import { writeXml, xml, xmlText, type XmlNode } from "./xml.ts";

/** Atom (RFC 4287). */
export function atomFeed(feed: FeedFacts): string {
  const { origin, title, description, language, listPath, selfPath, changed, documents, publisher } = feed;
  const root = xml(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", ...feedNamespaces, "xml:lang": language },
    xml("id", {}, documentUrn(selfPath)),
    xml("title", {}, title),
    xmlText("subtitle", description),
    xml("updated", {}, changed.toISOString()),
    xml("author", {}, xml("name", {}, publisher)),
    xml("link", { rel: "self", type: "application/atom+xml", href: origin + selfPath }),
    xml("link", { rel: "alternate", type: "text/html", hreflang: language, href: origin + listPath }),
    documents.map((document) => entry(document, origin)),
  );
  return writeXml(root);
}

function entry(document: FeedDocument, origin: string): XmlNode {
  const { guid, versionOf, path, language, title, published, changed, department, summary, content } =
    document;
  return xml(
    "entry",
    {},
    xml("id", {}, documentUrn(guid)),
    versionOf !== undefined && xml("dcterms:isVersionOf", {}, documentUrn(versionOf)),
    xml("title", {}, title),
    xml("link", { rel: "alternate", type: "text/html", hreflang: language, href: origin + path }),
    xml("published", {}, published.toISOString()),
    xml("updated", {}, (changed > published ? changed : published).toISOString()),
    xml("author", {}, xml("name", {}, department)),
    xml("dc:creator", {}, department),
    document.categories.map((term) => xml("category", { term })),
    xmlText("summary", summary),
    xml("content", { type: "html" }, richHtml(content, { origin })),
    document.enclosures.map(({ path: file, title: name, type, length }) =>
      xml("link", { rel: "enclosure", href: origin + file, title: name, type, length: String(length) }),
    ),
    document.more,
  );
}
