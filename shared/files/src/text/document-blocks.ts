import type { RichBlock, RichCell, RichHeading, RichInline, RichNode } from "@madang/rich-text";
import { fileLimits } from "../limits.ts";

/** Tables inside tables arrange a page; below this only their words are kept. */
const deepestTable = 4;

interface OpenTable {
  readonly rows: RichCell[][];
  /** Where what is outside the table goes on. */
  readonly outside: RichBlock[];
}

/** Puts together what a word processor's file says: paragraphs, headings and tables, in the order of reading. */
export class DocumentBlocks {
  readonly #root: RichBlock[] = [];
  readonly #tables: OpenTable[] = [];
  #target: RichBlock[] = this.#root;
  #words: RichInline[] = [];
  #level: RichHeading["level"] | undefined;
  #characters = 0;
  #blocks = 0;
  #ignoredTables = 0;

  text(value: string): void {
    const room = fileLimits.text - this.#characters;
    if (room <= 0) return;
    const kept = value.slice(0, room);
    this.#characters += kept.length;
    const last = this.#words.at(-1);
    if (typeof last === "string") this.#words[this.#words.length - 1] = last + kept;
    else this.#words.push(kept);
  }

  lineBreak(): void {
    this.#words.push({ kind: "break" });
  }

  /** What comes until the paragraph ends is a heading of this level. */
  heading(level: number): void {
    this.#level = Math.min(Math.max(level + 1, 2), 4) as RichHeading["level"];
  }

  endParagraph(): void {
    const children = trimmed(this.#words);
    const level = this.#level;
    this.#words = [];
    this.#level = undefined;
    if (children.length === 0 || !this.#counts()) return;
    this.#target.push(
      level === undefined ? { kind: "paragraph", children } : { kind: "heading", level, children },
    );
  }

  beginTable(): void {
    this.endParagraph();
    if (this.#tables.length >= deepestTable) this.#ignoredTables += 1;
    else this.#tables.push({ rows: [], outside: this.#target });
  }

  beginRow(): void {
    if (this.#ignoredTables === 0) this.#tables.at(-1)?.rows.push([]);
  }

  beginCell(): void {
    this.endParagraph();
    if (this.#ignoredTables === 0) this.#target = [];
  }

  endCell(): void {
    this.endParagraph();
    const row = this.#tables.at(-1)?.rows.at(-1);
    if (this.#ignoredTables > 0 || row === undefined) return;
    if (this.#counts()) row.push({ children: contentsOf(this.#target) });
    this.#target = [];
  }

  endTable(): void {
    this.endParagraph();
    if (this.#ignoredTables > 0) {
      this.#ignoredTables -= 1;
      return;
    }
    const table = this.#tables.pop();
    if (table === undefined) return;
    this.#target = table.outside;
    this.#target.push(...tableOf(table.rows));
  }

  end(): RichNode[] {
    this.endParagraph();
    while (this.#tables.length > 0) this.endTable();
    return this.#root;
  }

  #counts(): boolean {
    this.#blocks += 1;
    return this.#blocks <= fileLimits.blocks;
  }
}

/** A table of one column only arranges things: its contents come out. */
function tableOf(rows: readonly RichCell[][]): RichBlock[] {
  const filled = rows.filter((row) => row.some((cell) => cell.children.length > 0));
  if (filled.length === 0) return [];
  if (filled.every((row) => row.length <= 1)) return filled.flat().flatMap(cellBlocks);
  return [{ kind: "table", head: [], body: filled }];
}

function cellBlocks({ children }: RichCell): RichBlock[] {
  const isBlock = (node: RichNode): node is RichBlock =>
    typeof node !== "string" && ["paragraph", "heading", "table", "list"].includes(node.kind);
  if (children.every(isBlock)) return children;
  return [{ kind: "paragraph", children: children as RichInline[] }];
}

/** A single paragraph in a cell needs no element of its own. */
function contentsOf(blocks: RichBlock[]): RichNode[] {
  const [only] = blocks;
  return blocks.length === 1 && only?.kind === "paragraph" ? only.children : blocks;
}

function trimmed(words: readonly RichInline[]): RichInline[] {
  const hasWords = (node: RichInline): boolean => typeof node === "string" && node.trim() !== "";
  const first = words.findIndex(hasWords);
  return words
    .slice(first, words.findLastIndex(hasWords) + 1)
    .map((node) => (typeof node === "string" ? node.replace(/\s+/g, " ").normalize("NFC") : node));
}
