import { limits } from "../limits.ts";
import type { FeedPiece, PieceFault } from "./feed-piece.ts";

/** Where the first item begins decides what items are called here: `item` of RSS, `entry` of Atom, with or without a prefix. */
const firstMarker = /<!--|<!\[CDATA\[|<(?:[A-Za-z_][\w.-]{0,30}:)?(?:item|entry)(?=[\s/>])/g;
const longestMarker = 48;

/** Comments and CDATA sections may contain any of the others. */
const markerFor = (name: string): RegExp =>
  new RegExp(`<!--|<!\\[CDATA\\[|<${name}(?=[\\s/>])|</${name}(?=[\\s>])`, "g");

/**
 * Cuts a feed into its head and its items while it streams by. Each item is then parsed on its own, so that
 * one that is broken, endless or hostile costs nobody else anything.
 */
export async function* splitFeed(chunks: AsyncIterable<string>): AsyncGenerator<FeedPiece> {
  const splitter = new FeedSplitter();
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

class FeedSplitter {
  #place: "head" | "item" | "between" = "head";
  #marker = firstMarker;
  /** What ends the comment or CDATA section that we are in. */
  #closing: string | undefined;
  #unread = "";
  #text = "";
  #length = 0;
  #number = 0;
  #pieces: FeedPiece[] = [];

  push(chunk: string): FeedPiece[] {
    this.#unread += chunk;
    let position = 0;
    for (;;) {
      const next = this.#closing === undefined ? this.#nextMarker(position) : this.#nextClosing(position);
      if (next === undefined) break;
      position = next;
    }
    const kept = Math.max(position, this.#unread.length - longestMarker);
    this.#take(position, kept);
    this.#unread = this.#unread.slice(kept);
    return this.#pieces.splice(0);
  }

  end(): FeedPiece[] {
    this.#take(0, this.#unread.length);
    if (this.#place === "head") this.#pieces.push({ kind: "head", text: this.#text });
    if (this.#place === "item") this.#finish("ITEM_NOT_CLOSED");
    return this.#pieces.splice(0);
  }

  #nextClosing(position: number): number | undefined {
    const closing = this.#closing ?? "";
    const at = this.#unread.indexOf(closing, position);
    if (at === -1) return undefined;
    this.#take(position, at + closing.length);
    this.#closing = undefined;
    return at + closing.length;
  }

  #nextMarker(position: number): number | undefined {
    this.#marker.lastIndex = position;
    const found = this.#marker.exec(this.#unread);
    if (found === null) return undefined;
    const [mark] = found;
    const end = found.index + mark.length;
    this.#take(position, found.index);
    const opening = { "<!--": "-->", "<![CDATA[": "]]>" }[mark];
    if (opening !== undefined) this.#closing = opening;
    else if (!mark.startsWith("</")) this.#begin(mark);
    this.#take(found.index, end);
    if (mark.startsWith("</") && this.#place === "item") this.#finish();
    return end;
  }

  #begin(mark: string): void {
    if (this.#place === "head") {
      this.#pieces.push({ kind: "head", text: this.#text });
      this.#marker = markerFor(mark.slice(1).replaceAll(".", "\\."));
    }
    if (this.#place === "item") this.#finish("ITEM_NOT_CLOSED");
    this.#place = "item";
    this.#number += 1;
    this.#text = "";
    this.#length = 0;
  }

  #finish(fault?: PieceFault): void {
    const tooLarge: PieceFault | undefined = this.#length > limits.item ? "ITEM_TOO_LARGE" : undefined;
    const worst = tooLarge ?? fault;
    const text = worst === undefined ? `${this.#text}>` : this.#text.slice(0, 4000);
    this.#pieces.push({ kind: "item", number: this.#number, text, ...(worst && { fault: worst }) });
    this.#place = "between";
    this.#text = "";
    this.#length = 0;
  }

  /** Keeps what may still be of use: nothing between items, no more than the limits elsewhere. */
  #take(from: number, to: number): void {
    if (this.#place === "between" || to <= from) return;
    this.#length += to - from;
    if (this.#length <= (this.#place === "head" ? limits.head : limits.item))
      this.#text += this.#unread.slice(from, to);
  }
}
