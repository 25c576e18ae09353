import { basename } from "node:path";
import { MadangError } from "@madang/errors";
import { feedErrors } from "../errors.ts";
import type { FeedItem } from "../feed/feed-item.ts";
import { readFeed } from "../feed/read-feed.ts";
import { limits } from "../limits.ts";
import {
  countSkipped,
  emptySummary,
  type ImportSummary,
  type SaveResult,
  type SkippedItem,
} from "./import-summary.ts";

export interface ImportOptions {
  readonly files: readonly string[];
  /** Stores one item by itself. A MadangError that it throws skips the item; anything else ends the import. */
  readonly save: (item: FeedItem) => Promise<SaveResult>;
  /** Called after every item. */
  readonly onProgress?: (summary: Readonly<ImportSummary>) => void;
  readonly signal?: AbortSignal;
}

interface Place {
  readonly file: string;
  readonly number: number;
}

interface WaitingItem extends Place {
  readonly item: FeedItem;
}

/**
 * Reads the feeds in order and stores item by item, so that what was done stays done when it is ended. Translations that come
 * before their originals are tried once more at the end. Throws FEED_NOT_FOUND, FEED_NOT_A_FEED.
 */
export async function importFeeds({
  files,
  save,
  onProgress,
  signal,
}: ImportOptions): Promise<ImportSummary> {
  const summary = emptySummary();
  const waiting: WaitingItem[] = [];
  for (const path of files) {
    for await (const read of readFeed(path)) {
      signal?.throwIfAborted();
      const place = { file: basename(path), number: read.number };
      summary.read += 1;
      if ("fault" in read)
        countSkipped(summary, { ...place, subject: read.subject, reason: read.fault.message });
      else
        await store({
          summary,
          save,
          waiting: { ...place, item: read.item },
          onWaiting: (item) => defer(item),
        });
      onProgress?.(summary);
    }
  }
  for (const item of waiting)
    await store({
      summary,
      save,
      waiting: item,
      onWaiting: (late) => countSkipped(summary, withoutOriginal(late)),
    });
  return summary;

  function defer(item: WaitingItem): void {
    if (waiting.length < limits.waiting) waiting.push(item);
    else countSkipped(summary, withoutOriginal(item));
  }
}

interface Storing {
  readonly summary: ImportSummary;
  readonly save: ImportOptions["save"];
  readonly waiting: WaitingItem;
  readonly onWaiting: (item: WaitingItem) => void;
}

async function store({ summary, save, waiting, onWaiting }: Storing): Promise<void> {
  try {
    const result = await save(waiting.item);
    if (result === "waiting") onWaiting(waiting);
    else summary[result] += 1;
  } catch (fault) {
    if (!(fault instanceof MadangError)) throw fault;
    countSkipped(summary, problemOf(waiting, fault));
  }
}

function withoutOriginal(waiting: WaitingItem): SkippedItem {
  const original = waiting.item.versionOf ?? "";
  return problemOf(waiting, feedErrors.create("ITEM_NO_ORIGINAL", { original }));
}

function problemOf({ file, number, item }: WaitingItem, fault: MadangError): SkippedItem {
  return { file, number, subject: item.title, reason: fault.message };
}
