import { richTextSchema, type RichNode } from "@madang/rich-text";
import { sanitize } from "hast-util-sanitize";
import { allowList } from "./allow-list.ts";
import { toBlocks } from "./blocks.ts";
import { headingLevels } from "./heading-levels.ts";
import { parseHtml } from "./parse-html.ts";

/**
 * Cleans somebody else's HTML into a tree: parsed in bounded time, reduced by the allow-list, addresses made absolute,
 * headings brought into order below the page's own. `base` is the article's address. Throws FEED_HTML_TOO_DEEP.
 */
export function htmlToRichText(html: string, base?: string): RichNode[] {
  const clean = sanitize(parseHtml(html), allowList);
  const children = "children" in clean ? clean.children : [clean];
  return richTextSchema.parse(toBlocks(children, { base, headings: headingLevels(clean), depth: 1 }));
}
