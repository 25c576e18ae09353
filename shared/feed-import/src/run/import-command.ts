import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import { feedErrors } from "../errors.ts";
import type { FeedItem } from "../feed/feed-item.ts";
import type { FileAddresses } from "../feed/finish-item.ts";
import { DryRun } from "./dry-run.ts";
import { feedFiles, sampleFolder } from "./feed-files.ts";
import { exitCodes } from "./exit-codes.ts";
import { type ImportArguments, readArguments } from "./import-arguments.ts";
import { importFeeds } from "./import-feeds.ts";
import { describeSummary, emptySummary, type ImportSummary, type SaveResult } from "./import-summary.ts";
import { progressLines } from "./progress-lines.ts";

/** Option of a module that has these commands. */
export const importOptions = {
  sample: z.boolean().default(false).meta({
    env: "MADANG_SAMPLE",
    description: "true on a developer's machine: the command sample may add content that was made up.",
  }),
};

/** What a module's command gets from the module kit, as far as an import needs it. */
export interface ImportContext<Tables> {
  readonly args: readonly string[];
  readonly db: Kysely<Tables>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

export interface ImportCommands<Tables> {
  /** `import <file|folder|url>… [--dry-run] [--json] [--strict]`; sets the process's exit code (docs/import.md). */
  readonly import: (context: ImportContext<Tables>) => Promise<void>;
  /** `sample`: the feeds that came with the module; throws FEED_SAMPLE_NOT_ALLOWED without MADANG_SAMPLE. */
  readonly sample: (context: ImportContext<Tables>) => Promise<void>;
}

export interface ImportCommandOptions<Tables> {
  /** Any folder inside the module. */
  readonly folder: string;
  readonly addresses: FileAddresses;
  /** Stores one item in the transaction. */
  readonly save: (transaction: Transaction<Tables>, item: FeedItem) => Promise<SaveResult>;
  /** Takes away what was stored under an identity, in the transaction; false where there is nothing. */
  readonly withdraw: (transaction: Transaction<Tables>, guid: string) => Promise<boolean>;
  /** Clears up after the last item. */
  readonly finish?: (transaction: Transaction<Tables>) => Promise<void>;
}

/** The two commands of a module that lives on feeds. */
export function importCommands<Tables>(options: ImportCommandOptions<Tables>): ImportCommands<Tables> {
  return {
    import: async (context) => runImport(options, context, readArguments(context.args)),
    sample: async (context) => {
      if (context.config["sample"] !== true) throw feedErrors.create("SAMPLE_NOT_ALLOWED");
      const sources = [sampleFolder(options.folder)];
      await runImport(options, context, { sources, dryRun: false, json: false, strict: false });
    },
  };
}

async function runImport<Tables>(
  { addresses, save, withdraw, finish }: ImportCommandOptions<Tables>,
  { db, signal }: ImportContext<Tables>,
  { sources, dryRun, json, strict }: ImportArguments,
): Promise<void> {
  const files = (await Promise.all(sources.map(feedFiles))).flat();
  const trial = new DryRun();
  const sayProgress = progressLines((line) => process.stderr.write(`${line}\n`));
  let done: Readonly<ImportSummary> = emptySummary();
  try {
    done = await importFeeds({
      files,
      addresses,
      signal,
      save: (item) =>
        dryRun
          ? trial.save(db, item, save)
          : db.transaction().execute((transaction) => save(transaction, item)),
      withdraw: (guid) => {
        const work = (transaction: Transaction<Tables>) => withdraw(transaction, guid);
        return dryRun ? trial.withdraw(db, work) : db.transaction().execute(work);
      },
      onProgress: (summary, source) => {
        done = summary;
        sayProgress(summary, source);
      },
    });
  } catch (error) {
    if (done.read > 0) write({ summary: done, json, dryRun });
    throw error;
  }
  if (!dryRun && done.added + done.changed + done.withdrawn > 0 && finish !== undefined)
    await db.transaction().execute(finish);
  write({ summary: done, json, dryRun });
  process.exitCode = exitCodeOf(done, strict);
}

function write(said: { summary: Readonly<ImportSummary>; json: boolean; dryRun: boolean }): void {
  const { summary, json, dryRun } = said;
  const text = json
    ? JSON.stringify({ ...summary, dryRun })
    : describeSummary(summary, { dryRun }).join("\n");
  process.stdout.write(`${text}\n`);
}

function exitCodeOf({ stopped, skipped, skippedFiles, failedFeeds }: ImportSummary, strict: boolean): number {
  if (stopped) return exitCodes.stopped;
  if (failedFeeds > 0) return exitCodes.failed;
  return strict && skipped + skippedFiles > 0 ? exitCodes.skipped : exitCodes.done;
}
