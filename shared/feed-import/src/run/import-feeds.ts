import { MadangError } from "@madang/errors";
import { feedErrors } from "../errors.ts";
import type { FeedItem } from "../feed/feed-item.ts";
import type { FileAddresses } from "../feed/finish-item.ts";
import { readFeed } from "../feed/read-feed.ts";
import { openFeedFolder } from "../files/feed-folder.ts";
import { limits } from "../limits.ts";
import { type FeedSource, openSource } from "../source/feed-source.ts";
import { DuplicateGuids } from "./duplicate-guids.ts";
import { countSkipped, emptySummary, type ImportSummary, type SaveResult } from "./import-summary.ts";
import { itemFault } from "./item-fault.ts";
import { TaskPool } from "./task-pool.ts";

export interface ImportOptions {
  /** Paths of feeds, and web addresses. */
  readonly files: readonly string[];
  /** Where the portal serves the files that come along. */
  readonly addresses: FileAddresses;
  /** Stores one item by itself. A fault of the item that it throws skips the item; anything else ends the import. */
  readonly save: (item: FeedItem) => Promise<SaveResult>;
  /** Takes away what was stored under an identity; false where there is nothing. */
  readonly withdraw: (guid: string) => Promise<boolean>;
  /** Called as the feed is read, with what was done so far. */
  readonly onProgress?: (summary: Readonly<ImportSummary>, source: FeedSource) => void;
  /** Aborted when the import should stop: what is being stored is finished, the rest is left. */
  readonly signal?: AbortSignal | undefined;
}

/** Items that are stored at the same time; the database does most of the work. */
const atOnce = 4;

/**
 * Reads the feeds in order and stores item by item, so that what was done stays done when it is ended. Translations that come
 * before their originals are tried once more at the end. Throws the fault of a feed when none could be read.
 */
export async function importFeeds(options: ImportOptions): Promise<ImportSummary> {
  const run = new ImportRun(options);
  const { files } = options;
  let last: MadangError | undefined;
  for (const path of files) last = (await run.feed(path)) ?? last;
  await run.lateTranslations();
  if (last !== undefined && run.summary.failedFeeds === files.length && run.summary.read === 0) throw last;
  return run.summary;
}

interface Placed {
  readonly file: string;
  readonly number: number;
  readonly item: FeedItem;
}

class ImportRun {
  readonly summary = emptySummary();
  readonly #options: ImportOptions;
  readonly #pool = new TaskPool(atOnce);
  readonly #guids = new DuplicateGuids();
  readonly #waiting: Placed[] = [];

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  /** The fault of a feed that could not be read; the others go on. */
  async feed(path: string): Promise<MadangError | undefined> {
    const { signal } = this.#options;
    if (isAborted(signal)) return this.#stop();
    const before = this.summary.bytes;
    try {
      const source = await openSource(path, signal);
      await this.#items(source, before);
      return undefined;
    } catch (error) {
      if (isAborted(signal)) return this.#stop();
      const fault = feedFault(error);
      countSkipped(this.summary, "failedFeeds", {
        file: path,
        number: 0,
        subject: path,
        code: fault.code,
        reason: fault.message,
      });
      return fault;
    } finally {
      await this.#pool.idle();
    }
  }

  async lateTranslations(): Promise<void> {
    for (const placed of this.#waiting.splice(0)) {
      if (isAborted(this.#options.signal)) this.summary.stopped = true;
      else await this.#store(placed, (late) => this.#withoutOriginal(late));
    }
  }

  async #items(source: FeedSource, before: number): Promise<void> {
    const { addresses, signal, onProgress } = this.#options;
    const folder = source.folder === undefined ? undefined : await openFeedFolder(source.folder);
    const files = folder === undefined ? undefined : { folder, addresses };
    for await (const read of readFeed(source, files)) {
      this.summary.bytes = before + source.bytesRead();
      if (isAborted(signal)) return this.#stop();
      this.summary.read += 1;
      const place = { file: source.name, number: read.number };
      if ("withdrawn" in read) await this.#withdraw(read.withdrawn, place);
      else if ("fault" in read) this.#skip({ ...place, subject: read.subject }, read.fault);
      else if (this.#guids.seen(read.item.guid))
        this.#skip(
          { ...place, subject: read.item.title },
          feedErrors.create("ITEM_TWICE", { guid: read.item.guid }),
        );
      else
        await this.#pool.add(() => this.#store({ ...place, item: read.item }, (item) => this.#defer(item)));
      onProgress?.(this.summary, source);
    }
    this.summary.bytes = before + source.bytesRead();
  }

  /** After whatever came before it in the feed; what comes after it under the same identity is one too many. */
  async #withdraw(guid: string, place: Omit<Placed, "item">): Promise<void> {
    await this.#pool.idle();
    this.#guids.seen(guid);
    try {
      if (await this.#options.withdraw(guid)) this.summary.withdrawn += 1;
      else this.summary.unchanged += 1;
    } catch (error) {
      this.#skip({ ...place, subject: guid }, itemFault(error));
    }
  }

  async #store(placed: Placed, onWaiting: (placed: Placed) => void): Promise<void> {
    const { item, file, number } = placed;
    const place = { file, number, subject: item.title };
    try {
      const result = await this.#options.save(item);
      if (result === "waiting") return onWaiting(placed);
      this.summary[result] += 1;
      this.summary.files +=
        item.attachments.filter((one) => one.file !== undefined).length + item.pictures.length;
      for (const { code, reason } of item.fileProblems)
        countSkipped(this.summary, "skippedFiles", { ...place, code, reason });
    } catch (error) {
      this.#skip(place, itemFault(error));
    }
  }

  #defer(placed: Placed): void {
    if (this.#waiting.length < limits.waiting) this.#waiting.push(placed);
    else this.#withoutOriginal(placed);
  }

  #withoutOriginal({ file, number, item }: Placed): void {
    const original = item.versionOf ?? "";
    this.#skip({ file, number, subject: item.title }, feedErrors.create("ITEM_NO_ORIGINAL", { original }));
  }

  #skip(place: { file: string; number: number; subject: string }, { code, message }: MadangError): void {
    countSkipped(this.summary, "skipped", { ...place, code, reason: message });
  }

  #stop(): undefined {
    this.summary.stopped = true;
  }
}

/** A feed that is away or is none is said; a database that is away ends the import. */
function feedFault(error: unknown): MadangError {
  if (error instanceof MadangError && error.code.startsWith("FEED_")) return error;
  throw error;
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
