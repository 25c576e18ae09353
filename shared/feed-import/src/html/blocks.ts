import {
  deepestRichText,
  plainText,
  type RichBlock,
  type RichHeading,
  type RichInline,
  type RichNode,
} from "@madang/rich-text";
import type { Element, Nodes } from "hast";
import type { HeadingLevels } from "./heading-levels.ts";
import { isInline, type InlineWalk, toInlines } from "./inlines.ts";
import { figure, pictureBlock } from "./pictures.ts";
import { paragraphs } from "./paragraphs.ts";
import { tableRows, toTable } from "./tables.ts";

export interface Walk extends InlineWalk {
  readonly headings: HeadingLevels;
  readonly depth: number;
}

/** Contents of a page, a box, a quotation: runs of words become paragraphs, blocks stay blocks. */
export function toBlocks(children: readonly Nodes[], walk: Walk): RichBlock[] {
  const blocks: RichBlock[] = [];
  let run: RichInline[] = [];
  const endRun = (): void => {
    blocks.push(...paragraphs(run));
    run = [];
  };
  for (const child of children) {
    if (isInline(child, walk.files) || child.type !== "element") {
      run.push(...toInlines(child, walk));
      continue;
    }
    endRun();
    blocks.push(...elementToBlocks(child, { ...walk, depth: walk.depth + 1 }));
  }
  endRun();
  return blocks;
}

/** Contents of a list item or a cell: a single paragraph needs no element of its own. */
export function toContents(children: readonly Nodes[], walk: Walk): RichNode[] {
  const blocks = toBlocks(children, walk);
  const [only] = blocks;
  return blocks.length === 1 && only?.kind === "paragraph" ? only.children : blocks;
}

function elementToBlocks(element: Element, walk: Walk): RichBlock[] {
  if (walk.depth > deepestRichText / 2) return paragraphs(toInlines(element, walk));
  const { tagName, children } = element;
  const level = walk.headings.get(tagName);
  if (level !== undefined) return heading(level, element, walk);
  switch (tagName) {
    case "ul":
    case "ol":
      return list(element, walk);
    case "dl":
      return definitions(element, walk);
    case "blockquote":
      return nonEmpty(toBlocks(children, walk), (inner) => ({ kind: "quote", children: inner }));
    case "pre":
      return [{ kind: "preformatted", text: plainText(toInlines(element, walk)) }];
    case "img":
      return pictureBlock(element, walk.files);
    case "figure":
      return figure(element, walk.files) ?? toBlocks(children, walk);
    case "hr":
      return [{ kind: "rule" }];
    case "table":
      return table(element, walk);
    default:
      return toBlocks(children, walk);
  }
}

/** A table of one column only arranges things, as word processors do: its contents come out. */
function table(element: Element, walk: Walk): RichBlock[] {
  const { caption, rows } = tableRows(element);
  if (rows.every((row) => row.cells.length <= 1)) {
    const cells = rows.flatMap((row) => row.cells.flatMap((cell) => cell.children));
    return toBlocks([...caption, ...cells], walk);
  }
  return [toTable({ caption, rows, contents: (children) => toContents(children, walk) })];
}

function heading(level: RichHeading["level"], element: Element, walk: Walk): RichBlock[] {
  const [words] = paragraphs(element.children.flatMap((child) => toInlines(child, walk)));
  return words?.kind === "paragraph" ? [{ kind: "heading", level, children: words.children }] : [];
}

function list(element: Element, walk: Walk): RichBlock[] {
  const items = element.children
    .filter((child) => child.type === "element")
    .map((child) => toContents(child.tagName === "li" ? child.children : [child], walk))
    .filter((item) => item.length > 0);
  const start = Number(element.properties["start"] ?? 1);
  const numbered = Number.isInteger(start) && start > 1 && start <= 100_000 ? { start } : {};
  return nonEmpty(items, (filled) => ({
    kind: "list",
    ordered: element.tagName === "ol",
    ...numbered,
    items: filled,
  }));
}

/** The tree has no definition list: each term begins an item, its definitions follow in it. */
function definitions(element: Element, walk: Walk): RichBlock[] {
  const items: RichNode[][] = [];
  for (const child of element.children) {
    if (child.type !== "element") continue;
    const words = child.children.flatMap((node) => toInlines(node, walk));
    if (child.tagName === "dt" || items.length === 0) items.push([{ kind: "strong", children: words }]);
    else items.at(-1)?.push(" ", ...words);
  }
  return nonEmpty(items, (filled) => ({ kind: "list", ordered: false, items: filled }));
}

function nonEmpty<T>(parts: T[], make: (parts: T[]) => RichBlock): RichBlock[] {
  return parts.length === 0 ? [] : [make(parts)];
}
