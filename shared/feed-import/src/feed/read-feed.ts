import { MadangError } from "@madang/errors";
import { feedErrors } from "../errors.ts";
import { limits } from "../limits.ts";
import { type FeedSource, openSource } from "../source/feed-source.ts";
import { atomItem } from "./atom-item.ts";
import { type FeedHead, readJsonHead, readXmlHead } from "./feed-head.ts";
import type { FeedItem } from "./feed-item.ts";
import type { FeedPiece } from "./feed-piece.ts";
import { splitFeed } from "./feed-splitter.ts";
import { type FeedFiles, finishItem } from "./finish-item.ts";
import type { ItemDraft } from "./item-draft.ts";
import { jsonItem, parseJsonItem } from "./json-item.ts";
import { splitJson } from "./json-splitter.ts";
import { parseXml } from "./parse-xml.ts";
import { rssItem } from "./rss-item.ts";
import { jsonWithdrawal, type Withdrawal, xmlWithdrawal } from "./withdrawal.ts";

export type ReadItem =
  | { readonly number: number; readonly item: FeedItem }
  | ({ readonly number: number } & Withdrawal)
  | { readonly number: number; readonly subject: string; readonly fault: MadangError };

/**
 * Reads a feed item by item, whatever its format; a bad one is an answer, not an end. Throws FEED_NOT_FOUND, FEED_NOT_A_FEED,
 * FEED_IS_A_PAGE and FEED_FETCH_… .
 */
export async function* readFeed(feed: string | FeedSource, files?: FeedFiles): AsyncGenerator<ReadItem> {
  const source = typeof feed === "string" ? await openSource(feed) : feed;
  const { format, text } = await formatOf(source.text);
  let head: FeedHead | undefined;
  let waiting: string | undefined;
  for await (const piece of format === "json" ? splitJson(text) : splitFeed(text)) {
    if (piece.kind === "head") {
      waiting = piece.text;
      continue;
    }
    head ??= readHead(format, waiting ?? "", source, true);
    yield await readPiece(piece, head, { source, files });
  }
  if (head === undefined) readHead(format, waiting ?? "", source, false);
}

/** By the first character that is none of the space around: JSON begins with a bracket. */
async function formatOf(
  text: AsyncIterable<string>,
): Promise<{ readonly format: "json" | "xml"; readonly text: AsyncIterable<string> }> {
  const iterator = text[Symbol.asyncIterator]();
  let start = "";
  while (start.trim() === "") {
    const { done, value } = await iterator.next();
    if (done === true) break;
    start = value;
  }
  return { format: /^[\s\ufeff]*[{[]/.test(start) ? "json" : "xml", text: rest(start, iterator) };
}

async function* rest(start: string, iterator: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield start;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

function readHead(
  format: "json" | "xml",
  text: string,
  { name, base }: FeedSource,
  hasItems: boolean,
): FeedHead {
  const facts = { name, base, hasItems };
  return format === "json" ? readJsonHead(text, facts) : readXmlHead(text, facts);
}

type ItemPiece = Extract<FeedPiece, { kind: "item" }>;

async function readPiece(
  piece: ItemPiece,
  head: FeedHead,
  { source, files }: { readonly source: FeedSource; readonly files: FeedFiles | undefined },
): Promise<ReadItem> {
  const { number, text } = piece;
  try {
    if (piece.fault !== undefined) throw feedErrors.create(piece.fault, { limit: limits.item });
    if (text.includes("\ufffd")) throw feedErrors.create("ITEM_UNREADABLE", { encoding: source.encoding });
    const draft = draftOf(text, head);
    return "withdrawn" in draft ? { number, ...draft } : { number, item: await finishItem(draft, files) };
  } catch (error) {
    return { number, subject: subjectOf(text), fault: faultOf(error) };
  }
}

function draftOf(text: string, head: FeedHead): ItemDraft | Withdrawal {
  if (head.format === "json") {
    const item = parseJsonItem(text);
    return jsonWithdrawal(item) ?? jsonItem(item, head);
  }
  const item = parseXml(text, { prefixes: head.prefixes, format: head.format });
  if (item === undefined) throw feedErrors.create("ITEM_NOT_XML", { problem: "it has no element" });
  const withdrawal = xmlWithdrawal(item, head.link);
  if (withdrawal !== undefined) return withdrawal;
  return head.format === "atom" ? atomItem(item, head) : rssItem(item, head);
}

/** A trouble of the machine ends the import; anything else is this item's, also what nobody thought of. */
function faultOf(error: unknown): MadangError {
  if (error instanceof MadangError) return error;
  if (typeof (error as NodeJS.ErrnoException).syscall === "string") throw error;
  return feedErrors.create("ITEM_DEFECT", { problem: (error as Error).message }, error);
}

/** What a person would look for in the feed: the title if there is one, else the beginning. */
function subjectOf(text: string): string {
  const title =
    /<(?:[\w.-]+:)?title\b[^>]{0,200}>\s*(?:<!\[CDATA\[)?([^<\]]{1,200})/.exec(text)?.[1] ??
    /"title"\s*:\s*"([^"]{1,200})/.exec(text)?.[1];
  return (title ?? text.slice(0, 400))
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 80);
}
