import type { RichHeading } from "@madang/rich-text";
import type { Nodes } from "hast";

export type HeadingLevels = ReadonlyMap<string, RichHeading["level"]>;

/**
 * The page's title is the h1; what an article uses below it, from whichever level, becomes 2, 3, 4 without a gap
 * (WCAG 2.2, technique G141).
 */
export function headingLevels(tree: Nodes): HeadingLevels {
  const used = new Set<string>();
  collect(tree, used);
  return new Map(
    [...used].sort().map((tag, index) => [tag, ([2, 3, 4] as const)[Math.min(index, 2) as 0 | 1 | 2]]),
  );
}

function collect(node: Nodes, used: Set<string>): void {
  if (node.type === "element" && /^h[1-6]$/.test(node.tagName)) used.add(node.tagName);
  if ("children" in node) for (const child of node.children) collect(child, used);
}
