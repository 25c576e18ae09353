import { plainText, type RichBlock, type RichInline } from "@madang/rich-text";

/** A run of words as paragraphs: editors part them by two line breaks in a row. Empty ones go. */
export function paragraphs(run: readonly RichInline[]): RichBlock[] {
  const parts: RichInline[][] = [[]];
  let breaks = 0;
  for (const node of run) {
    if (isBreak(node)) breaks += 1;
    else if (!(isSpace(node) && breaks > 0)) {
      if (breaks > 1) parts.push([]);
      else if (breaks === 1) parts.at(-1)?.push({ kind: "break" });
      breaks = 0;
      parts.at(-1)?.push(node);
    }
  }
  return parts
    .map(trimmed)
    .flatMap((children) => (children.length === 0 ? [] : [{ kind: "paragraph", children }]));
}

function isBreak(node: RichInline): boolean {
  return typeof node !== "string" && node.kind === "break";
}

function isSpace(node: RichInline): boolean {
  return typeof node === "string" && node.trim() === "";
}

/** Without empty runs at either end; nothing when no words are left. */
function trimmed(children: readonly RichInline[]): RichInline[] {
  const hasWords = (node: RichInline): boolean => plainText([node]) !== "";
  const first = children.findIndex(hasWords);
  const last = children.findLastIndex(hasWords);
  return children.slice(first, last + 1).map((child, index, all) => {
    if (typeof child !== "string") return child;
    const start = index === 0 ? child.trimStart() : child;
    return index === all.length - 1 ? start.trimEnd() : start;
  });
}
