import { sql, type Kysely } from "kysely";
import { publishingErrors } from "../../errors.ts";
import { setWaitingRows, waitingRows } from "../search/search-table.ts";
import { seedItem } from "./seed-item.ts";
import { readSeedOptions } from "./seed-options.ts";
import { removeSeed, storeSeed, type SeedKind } from "./seed-store.ts";

export interface SeedContext<Database> {
  readonly args: readonly string[];
  readonly db: Kysely<Database>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

const atOnce = 500;
const sayEveryMs = 2000;

const help = `seed [--items N] [--remove]

  --items N   so many documents, the same ones every time (10000 by default); those that are there stay as they are
  --remove    take all made-up documents away again
  --help      show this text
`;

/**
 * A module's command `seed`: fills it with made-up documents for tests of load and search. Throws PUBLISHING_SEED_NOT_ALLOWED
 * without MADANG_SAMPLE.
 */
export function seedCommand<Database>(kind: SeedKind): (context: SeedContext<Database>) => Promise<void> {
  return async (context) => {
    const { items, remove, help: wanted } = readSeedOptions(context.args);
    if (wanted) return write(help);
    if (context.config["sample"] !== true) throw publishingErrors.create("SEED_NOT_ALLOWED");
    await withoutTimeLimit(context.db, async (db) => {
      if (remove) await takeAway({ ...context, db }, kind);
      else await fillQuickly({ ...context, db }, kind, items);
      await settle(db, kind);
    });
  };
}

/** Statements of a service end soon or not at all; filling an index with a hundred thousand documents does not. */
async function withoutTimeLimit<Database>(
  db: Kysely<Database>,
  work: (db: Kysely<Database>) => Promise<void>,
): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      await work(connection);
    } finally {
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

async function fillQuickly<Database>(
  context: SeedContext<Database>,
  kind: SeedKind,
  items: number,
): Promise<void> {
  await setWaitingRows(context.db, kind.tables.search, waitingRows.filling);
  try {
    await fill(context, kind, items);
  } finally {
    await setWaitingRows(context.db, kind.tables.search, waitingRows.serving);
  }
}

async function fill<Database>(
  { db, signal }: SeedContext<Database>,
  kind: SeedKind,
  items: number,
): Promise<void> {
  const today = new Date();
  const progress = startProgress(kind);
  let added = 0;
  for (let first = 1; first <= items; first += atOnce) {
    signal.throwIfAborted();
    const numbers = Array.from({ length: Math.min(atOnce, items - first + 1) }, (_, at) => first + at);
    added += await storeSeed(
      db,
      kind,
      numbers.map((number) => seedItem(number, today)),
    );
    progress.at(`${(first + numbers.length - 1).toLocaleString("en")} of ${items.toLocaleString("en")}`);
  }
  progress.end(
    `${added.toLocaleString("en")} new, ${(items - added).toLocaleString("en")} there already`,
    added,
  );
}

async function takeAway<Database>({ db, signal }: SeedContext<Database>, kind: SeedKind): Promise<void> {
  const progress = startProgress(kind);
  let removed = 0;
  for (;;) {
    signal.throwIfAborted();
    const gone = await removeSeed(db, kind, atOnce * 10);
    if (gone === 0) break;
    removed += gone;
    progress.at(`${removed.toLocaleString("en")} removed`);
  }
  progress.end(`${removed.toLocaleString("en")} removed`, removed);
}

/** The planner should know what is there now, and the index have no waiting rows. */
async function settle<Database>(db: Kysely<Database>, { tables }: SeedKind): Promise<void> {
  for (const table of [tables.documents, tables.texts, tables.search])
    await sql`vacuum (analyze) ${sql.table(table)}`.execute(db);
}

function startProgress({ tables: { documents } }: SeedKind) {
  const startedAt = Date.now();
  let said = startedAt;
  return {
    at(text: string): void {
      if (Date.now() - said < sayEveryMs) return;
      said = Date.now();
      write(`${documents}: ${text}\n`);
    },
    end(text: string, count: number): void {
      const seconds = (Date.now() - startedAt) / 1000;
      const rate = seconds > 0 ? Math.round(count / seconds).toLocaleString("en") : "0";
      write(`${documents}: ${text}, ${seconds.toFixed(1)} s (${rate} a second)\n`);
    },
  };
}

function write(text: string): void {
  process.stdout.write(text);
}
