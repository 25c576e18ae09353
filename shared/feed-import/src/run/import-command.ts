import { z } from "zod";
import { feedErrors } from "../errors.ts";
import { feedFiles, sampleFolder } from "./feed-files.ts";
import { importFeeds, type ImportOptions } from "./import-feeds.ts";
import { describeSummary } from "./import-summary.ts";

/** Option of a module that has these commands. */
export const importOptions = {
  sample: z.boolean().default(false).meta({
    env: "MADANG_SAMPLE",
    description: "true on a developer's machine: the command sample may add content that was made up.",
  }),
};

/** What a module's command gets from the module kit, as far as an import needs it. */
export interface ImportContext<Database> {
  readonly args: readonly string[];
  readonly db: Database;
  readonly config: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

export interface ImportCommands<Database> {
  /** `import <file|folder>…` */
  readonly import: (context: ImportContext<Database>) => Promise<void>;
  /** `sample`: the feeds that came with the module; throws FEED_SAMPLE_NOT_ALLOWED without MADANG_SAMPLE. */
  readonly sample: (context: ImportContext<Database>) => Promise<void>;
}

/** The two commands of a module that lives on feeds. `folder` is any folder inside the module. */
export function importCommands<Database>(options: {
  readonly folder: string;
  readonly save: (
    db: Database,
    item: Parameters<ImportOptions["save"]>[0],
  ) => ReturnType<ImportOptions["save"]>;
}): ImportCommands<Database> {
  const run = async ({ db, signal }: ImportContext<Database>, paths: readonly string[]): Promise<void> => {
    const files = (await Promise.all(paths.map(feedFiles))).flat();
    const summary = await importFeeds({ files, signal, save: (item) => options.save(db, item) });
    process.stdout.write(`${describeSummary(summary).join("\n")}\n`);
  };
  return {
    import: async (context) => {
      if (context.args.length === 0) throw feedErrors.create("NOTHING_NAMED");
      await run(context, context.args);
    },
    sample: async (context) => {
      if (context.config["sample"] !== true) throw feedErrors.create("SAMPLE_NOT_ALLOWED");
      await run(context, [sampleFolder(options.folder)]);
    },
  };
}
