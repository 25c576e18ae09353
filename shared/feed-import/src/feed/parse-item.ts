import { SaxesParser } from "saxes";
import { feedErrors } from "../errors.ts";
import { limits } from "../limits.ts";
import { htmlEntities } from "./html-entities.ts";
import type { XmlElement } from "./xml-element.ts";

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads one item. No document type is ever seen here, so no entity can be defined, expanded or fetched: only
 * those of XML and the common ones of HTML are known. Throws FEED_ITEM_… .
 */
export function parseItem(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.ENTITIES = htmlEntities;
  const top: OpenElement = { name: "", attributes: {}, children: [], text: "" };
  const open: OpenElement[] = [top];
  let count = 0;
  parser.on("error", refuse);
  parser.on("opentag", (tag) => {
    count += 1;
    if (open.length > limits.xmlDepth || count > limits.xmlElements)
      throw feedErrors.create("ITEM_TOO_DEEP", { limit: limits.xmlDepth });
    open.push({ name: tag.name, attributes: { ...tag.attributes }, children: [], text: "" });
  });
  const addText = (text: string): void => {
    for (const element of open) element.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) open.at(-1)?.children.push(closed);
  });
  parser.write(repaired(source)).close();
  const [item] = top.children;
  if (item === undefined) throw feedErrors.create("ITEM_NOT_XML", { problem: "it has no element" });
  return item;
}

/** saxes goes on after each of its complaints; an element left open inside another is the only one that loses nothing. */
function refuse(error: Error): void {
  if (/unexpected close tag/.test(error.message)) return;
  if (/undefined entity/.test(error.message)) throw feedErrors.create("ITEM_UNKNOWN_ENTITY", {}, error);
  const problem = error.message.replace(/^[^a-z]*|\.$/g, "");
  throw feedErrors.create("ITEM_NOT_XML", { problem }, error);
}

/**
 * Two faults are too common to refuse: an ampersand that begins no reference ("R&D"), and control
 * characters, which XML 1.0 (section 2.2) does not allow and word processors leave behind.
 */
function repaired(source: string): string {
  return source
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
    .replace(
      /<!\[CDATA\[[\s\S]*?\]\]>|&(?!(?:[a-zA-Z][a-zA-Z0-9]{0,31}|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/g,
      (found) => (found === "&" ? "&amp;" : found),
    );
}
