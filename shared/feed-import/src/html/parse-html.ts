import type { Element, Root } from "hast";
import { Parser } from "htmlparser2";
import { feedErrors } from "../errors.ts";
import { limits } from "../limits.ts";

/** Attribute names of HTML to the property names of hast, for those that the allow-list knows. */
const properties: Readonly<Record<string, string>> = {
  href: "href",
  src: "src",
  alt: "alt",
  start: "start",
  colspan: "colSpan",
  rowspan: "rowSpan",
  scope: "scope",
  lang: "lang",
};

/**
 * A tree of whatever was written, in bounded depth and time: a tag-soup parser that reads each character once. The
 * tree is only ever cleaned and walked, never written as HTML again, so nothing can change its meaning later.
 * Throws FEED_HTML_TOO_DEEP.
 */
export function parseHtml(html: string): Root {
  const root: Root = { type: "root", children: [] };
  const open: (Root | Element)[] = [root];
  let count = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      count += 1;
      if (open.length > limits.htmlDepth || count > limits.htmlElements)
        throw feedErrors.create("HTML_TOO_DEEP", { limit: limits.htmlDepth });
      const element: Element = {
        type: "element",
        tagName: name,
        properties: known(attributes),
        children: [],
      };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    onclosetag: () => void open.pop(),
    ontext: (value) => void open.at(-1)?.children.push({ type: "text", value }),
  });
  parser.end(html);
  return root;
}

function known(attributes: Record<string, string>): Record<string, string> {
  const kept = Object.entries(attributes).flatMap(([name, value]) => {
    const property = properties[name];
    return property === undefined ? [] : [[property, value] as const];
  });
  return Object.fromEntries(kept);
}
