import { MadangError } from "@madang/errors";
import { feedErrors } from "../errors.ts";
import { limits } from "../limits.ts";
import { openFeed } from "./feed-encoding.ts";
import { readHead, type FeedHead } from "./feed-head.ts";
import type { FeedItem } from "./feed-item.ts";
import { splitFeed, type FeedPiece } from "./feed-splitter.ts";
import { parseItem } from "./parse-item.ts";
import { rssItem } from "./rss-item.ts";

export type ReadItem =
  | { readonly number: number; readonly item: FeedItem }
  | { readonly number: number; readonly subject: string; readonly fault: MadangError };

/** Reads a feed item by item; a bad one is an answer, not an end. Throws FEED_NOT_FOUND and FEED_NOT_A_FEED. */
export async function* readFeed(path: string): AsyncGenerator<ReadItem> {
  const { text, encoding } = await openFeed(path);
  let head: FeedHead | undefined;
  for await (const piece of splitFeed(text)) {
    if (piece.kind === "head") head = readHead(piece.text);
    else if (head !== undefined) yield readPiece(piece, head, encoding);
  }
  if (head === undefined) throw feedErrors.create("NOT_A_FEED", { path });
}

type ItemPiece = Extract<FeedPiece, { kind: "item" }>;

function readPiece(piece: ItemPiece, head: FeedHead, encoding: string): ReadItem {
  const { number, text } = piece;
  try {
    if (piece.fault !== undefined) throw feedErrors.create(piece.fault, { limit: limits.item });
    if (text.includes("\ufffd")) throw feedErrors.create("ITEM_UNREADABLE", { encoding });
    return { number, item: rssItem(parseItem(text), head) };
  } catch (fault) {
    if (fault instanceof MadangError) return { number, subject: subjectOf(text), fault };
    throw fault;
  }
}

/** What a person would look for in the feed: the title if there is one, else the beginning. */
function subjectOf(text: string): string {
  const title = /<title>\s*(?:<!\[CDATA\[)?([^<\]]{1,200})/.exec(text)?.[1];
  return (title ?? text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 80);
}
