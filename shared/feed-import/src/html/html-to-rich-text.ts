import { richTextSchema, type RichNode } from "@madang/rich-text";
import type { Nodes } from "hast";
import { sanitize } from "hast-util-sanitize";
import { allowList } from "./allow-list.ts";
import { toBlocks } from "./blocks.ts";
import { headingLevels } from "./heading-levels.ts";
import { type KnownFiles, noKnownFiles } from "./known-files.ts";
import { parseHtml } from "./parse-html.ts";

/**
 * Cleans somebody else's HTML into a tree: parsed in bounded time, reduced by the allow-list, addresses made absolute,
 * headings brought into order below the page's own. `base` is the article's address. Throws FEED_HTML_TOO_DEEP.
 */
export function htmlToRichText(html: string, base?: string): RichNode[] {
  return treeToRichText(cleanHtml(html), { base, files: noKnownFiles });
}

/** The HTML as a tree of what is allowed. Throws FEED_HTML_TOO_DEEP. */
export function cleanHtml(html: string): Nodes {
  return sanitize(parseHtml(html), allowList);
}

export function treeToRichText(
  tree: Nodes,
  { base, files }: { readonly base: string | undefined; readonly files: KnownFiles },
): RichNode[] {
  const children = "children" in tree ? tree.children : [tree];
  const walk = { base, files, headings: headingLevels(tree), depth: 1 };
  return richTextSchema.parse(toBlocks(children, walk));
}
