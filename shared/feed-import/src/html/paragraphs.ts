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
    .map(joined)
    .map(trimmed)
    .flatMap((children) => (children.length === 0 ? [] : [{ kind: "paragraph", children }]));
}

function isBreak(node: RichInline): boolean {
  return typeof node !== "string" && node.kind === "break";
}

function isSpace(node: RichInline): boolean {
  return typeof node === "string" && node.trim() === "";
}

/** Runs of text that follow one another are one: entities and unwrapped elements part them. */
function joined(children: readonly RichInline[]): RichInline[] {
  const runs: RichInline[] = [];
  for (const child of children) {
    const last = runs.at(-1);
    if (typeof child === "string" && typeof last === "string") runs[runs.length - 1] = last + child;
    else runs.push(child);
  }
  return runs;
}

/** Without empty runs at either end; nothing when no words are left. */
function trimmed(children: readonly RichInline[]): RichInline[] {
  const hasWords = (node: RichInline): boolean => plainText([node]) !== "";
  const first = children.findIndex(hasWords);
  const last = children.findLastIndex(hasWords);
  return children.slice(first, last + 1).map((child, index, all) => {
    if (typeof child !== "string") return child;
    const start = (index === 0 ? child.trimStart() : child).replace(/[\t\n\r ]+/g, " ");
    return index === all.length - 1 ? start.trimEnd() : start;
  });
}
