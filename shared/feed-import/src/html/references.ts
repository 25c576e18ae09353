import type { Nodes } from "hast";

/** Addresses that an article's HTML names, each once. */
export interface HtmlReferences {
  readonly pictures: readonly string[];
  readonly links: readonly string[];
}

export function referencesIn(tree: Nodes): HtmlReferences {
  const pictures = new Set<string>();
  const links = new Set<string>();
  collect(tree, { pictures, links });
  return { pictures: [...pictures], links: [...links] };
}

function collect(node: Nodes, found: { pictures: Set<string>; links: Set<string> }): void {
  if (node.type === "element") {
    const { src, href } = node.properties;
    if (node.tagName === "img" && typeof src === "string") found.pictures.add(src);
    if (node.tagName === "a" && typeof href === "string") found.links.add(href);
  }
  if ("children" in node) for (const child of node.children) collect(child, found);
}
