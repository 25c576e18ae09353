import { limits } from "../limits.ts";
import type { FeedPiece } from "./feed-piece.ts";

/** What matters here: strings, and what opens and closes. */
const signs = /["\\{}[\]]/g;

/**
 * Cuts a JSON feed into its head (what stands before its items) and its items while it streams by: an array of objects, or the
 * array `items` of an object.
 */
export async function* splitJson(chunks: AsyncIterable<string>): AsyncGenerator<FeedPiece> {
  const splitter = new JsonSplitter();
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

class JsonSplitter {
  #depth = 0;
  /** Depth of the objects that are items, once their array has begun. */
  #itemDepth: number | undefined;
  #inString = false;
  #escaped = false;
  /** The last string at depth 1: the key of what follows. */
  #key = "";
  #head = "";
  #headIsSaid = false;
  #text = "";
  #length = 0;
  #inItem = false;
  #number = 0;
  #pieces: FeedPiece[] = [];

  push(chunk: string): FeedPiece[] {
    let taken = 0;
    signs.lastIndex = 0;
    for (let found = signs.exec(chunk); found !== null; found = signs.exec(chunk)) {
      const at = found.index;
      // An escape that began before this sign: only the very next character belongs to it.
      if (this.#escaped && at > taken) this.#escaped = false;
      this.#take(chunk, taken, at);
      taken = at + 1;
      this.#sign(found[0]);
    }
    if (taken < chunk.length) this.#escaped = false;
    this.#take(chunk, taken, chunk.length);
    return this.#pieces.splice(0);
  }

  end(): FeedPiece[] {
    this.#sayHead();
    if (this.#inItem)
      this.#pieces.push({
        kind: "item",
        number: this.#number,
        text: this.#text.slice(0, 4000),
        fault: this.#length > limits.item ? "ITEM_TOO_LARGE" : "ITEM_NOT_CLOSED",
      });
    return this.#pieces.splice(0);
  }

  #sign(sign: string): void {
    if (this.#inString) this.#inText(sign);
    else if (sign === '"') this.#beginString();
    else if (sign === "{" || sign === "[") this.#open(sign);
    else if (sign === "}" || sign === "]") this.#close(sign);
    else this.#add(sign);
  }

  #inText(sign: string): void {
    this.#add(sign);
    if (this.#escaped) this.#escaped = false;
    else if (sign === "\\") this.#escaped = true;
    else if (sign === '"') this.#inString = false;
  }

  #beginString(): void {
    if (this.#depth === 1) this.#key = "";
    this.#inString = true;
    this.#add('"');
  }

  #open(sign: string): void {
    this.#depth += 1;
    const isList = sign === "[" && (this.#depth === 1 || (this.#depth === 2 && this.#key === "items"));
    if (isList && this.#itemDepth === undefined && !this.#headIsSaid) this.#itemDepth = this.#depth + 1;
    else if (sign === "{" && this.#depth === this.#itemDepth) this.#begin();
    this.#add(sign);
    if (isList) this.#sayHead();
  }

  #close(sign: string): void {
    this.#add(sign);
    if (this.#inItem && this.#depth === this.#itemDepth) this.#finish();
    this.#depth -= 1;
    if (this.#itemDepth !== undefined && this.#depth < this.#itemDepth - 1) this.#itemDepth = undefined;
  }

  #begin(): void {
    this.#inItem = true;
    this.#number += 1;
    this.#text = "";
    this.#length = 0;
  }

  #finish(): void {
    const isTooLarge = this.#length > limits.item;
    const text = isTooLarge ? this.#text.slice(0, 4000) : this.#text;
    this.#pieces.push({
      kind: "item",
      number: this.#number,
      text,
      ...(isTooLarge && { fault: "ITEM_TOO_LARGE" as const }),
    });
    this.#inItem = false;
    this.#text = "";
  }

  #sayHead(): void {
    if (this.#headIsSaid) return;
    this.#headIsSaid = true;
    this.#pieces.push({ kind: "head", text: this.#head });
    this.#head = "";
  }

  #take(chunk: string, from: number, to: number): void {
    if (to > from) this.#add(chunk.slice(from, to));
  }

  #add(text: string): void {
    if (this.#inString && this.#depth === 1 && text !== '"' && this.#key.length < 20) this.#key += text;
    if (this.#inItem) {
      this.#length += text.length;
      if (this.#length <= limits.item) this.#text += text;
    } else if (!this.#headIsSaid && this.#head.length + text.length <= limits.head) this.#head += text;
  }
}
