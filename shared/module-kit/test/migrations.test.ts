import { createLogger } from "@madang/service";
import { sql, type Kysely } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { openDatabase, type Database } from "../src/server/database/open-database.ts";
import { defineMigration, type Migration } from "../src/server/migrations/define-migration.ts";
import { migrate, type MigrateOptions } from "../src/server/migrations/migrate.ts";
import { postgresForTests } from "./fixture/library-process.ts";

const postgres = postgresForTests();
const log = createLogger({ service: "library", level: "silent" });
const opened: Database[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

function open(url: string): Kysely<unknown> {
  const database = openDatabase({ url, schema: "library", poolSize: 3, timeout: 2000, log });
  opened.push(database);
  return database.db as Kysely<unknown>;
}

const books = defineMigration("0001-books.expand", async (db) => {
  await sql`create table books (id int primary key, title text not null)`.execute(db);
});
const shelf = defineMigration("0002-shelf.expand", async (db) => {
  await sql`alter table books add column shelf text`.execute(db);
  await sql`update books set shelf = 'A' where id = 1`.execute(db);
});
const dropTitle = defineMigration("0003-drop-title.contract", async (db) => {
  await sql`alter table books drop column title`.execute(db);
});
const year = defineMigration("0004-year.expand", async (db) => {
  await sql`alter table books add column year int not null default 2026`.execute(db);
});

function run(db: Kysely<unknown>, migrations: readonly Migration[], more: Partial<MigrateOptions> = {}) {
  return migrate({ db, module: "library", migrations, contract: false, log, ...more });
}

async function rows(db: Kysely<unknown>): Promise<unknown[]> {
  return (await sql`select * from books order by id`.execute(db)).rows;
}

async function withBooks(): Promise<Kysely<unknown>> {
  const db = open(await postgres().freshDatabase());
  await run(db, [books]);
  await sql`insert into books values (1, '토지'), (2, '혼불')`.execute(db);
  return db;
}

describe("migrations on a database with rows in it", () => {
  test("expanding keeps every row, and the previous release goes on reading and writing", async () => {
    const db = await withBooks();
    expect(await run(db, [books, shelf, year])).toEqual(["0002-shelf.expand", "0004-year.expand"]);
    await sql`insert into books (id, title) values (3, 'Pachinko')`.execute(db);
    expect(await rows(db)).toEqual([
      { id: 1, title: "토지", shelf: "A", year: 2026 },
      { id: 2, title: "혼불", shelf: null, year: 2026 },
      { id: 3, title: "Pachinko", shelf: null, year: 2026 },
    ]);
  });

  test("what has been applied is not applied again", async () => {
    const db = await withBooks();
    await run(db, [books, shelf]);
    expect(await run(db, [books, shelf])).toEqual([]);
  });

  test("contract steps wait until they are allowed, later expand steps do not wait for them", async () => {
    const db = await withBooks();
    const all = [year, dropTitle, shelf, books];
    expect(await run(db, all)).toEqual(["0002-shelf.expand", "0004-year.expand"]);
    expect(await run(db, all, { contract: true })).toEqual(["0003-drop-title.contract"]);
    expect(await rows(db)).toEqual([
      { id: 1, shelf: "A", year: 2026 },
      { id: 2, shelf: null, year: 2026 },
    ]);
  });

  test("a failing step is rolled back whole, named, and leaves what came before it", async () => {
    const db = await withBooks();
    const broken = defineMigration("0005-broken.expand", async (db) => {
      await sql`update books set title = 'lost'`.execute(db);
      await sql`alter table books add column id int`.execute(db);
    });
    await expect(run(db, [books, shelf, broken])).rejects.toThrow(
      /The migration 0005-broken.expand of library failed and was rolled back: column "id" of relation "books" already exists/,
    );
    expect(await rows(db)).toEqual([
      { id: 1, title: "토지", shelf: "A" },
      { id: 2, title: "혼불", shelf: null },
    ]);
    expect(await run(db, [books, shelf])).toEqual([]);
  });

  test("an older release starts on a schema that a newer one has expanded, never on one that it has contracted", async () => {
    const db = await withBooks();
    await run(db, [books, shelf]);
    expect(await run(db, [books])).toEqual([]);
    await run(db, [books, shelf, dropTitle], { contract: true });
    await expect(run(db, [books, shelf])).rejects.toThrow(
      /contracted by a newer release \(0003-drop-title.contract\)/,
    );
  });
});

describe("migrations of processes that start together", () => {
  test("each step runs once, and every process finds the schema ready", async () => {
    const url = await postgres().freshDatabase();
    const slow = defineMigration("0001-slow.expand", async (db) => {
      await sql`select pg_sleep(0.2)`.execute(db);
      await sql`create table books (id int generated always as identity, title text)`.execute(db);
      await sql`insert into books (title) values ('토지')`.execute(db);
    });
    const processes = Array.from({ length: 5 }, () => open(url));
    const applied = await Promise.all(processes.map((db) => run(db, [slow])));
    expect(applied.flat()).toEqual(["0001-slow.expand"]);
    for (const db of processes) expect(await rows(db)).toHaveLength(1);
  });

  test("a step may take longer than a request may", async () => {
    const db = open(await postgres().freshDatabase());
    const long = defineMigration("0001-long.expand", (db) => sql`select pg_sleep(2.3)`.execute(db));
    expect(await run(db, [long])).toEqual(["0001-long.expand"]);
    await expect(sql`select pg_sleep(3)`.execute(db)).rejects.toThrow(/statement timeout/);
  });

  test("a step gives up instead of making every query wait behind it", async () => {
    const db = await withBooks();
    await db.transaction().execute(async (transaction) => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
      await sql`lock table books in access exclusive mode`.execute(transaction);
      await expect(run(db, [books, shelf])).rejects.toThrow(/0002-shelf.expand .* lock timeout/);
    });
  });
});

describe("migrations that have changed", () => {
  const changed = defineMigration("0001-books.expand", async (db) => {
    await sql`create table books (id bigint primary key, title text not null)`.execute(db);
  });

  test("are refused by name", async () => {
    const db = await withBooks();
    await expect(run(db, [changed])).rejects.toThrow(
      /0001-books.expand of library has changed since it was applied/,
    );
  });

  test("are accepted on command", async () => {
    const db = await withBooks();
    expect(await run(db, [changed], { acceptChanges: true })).toEqual([]);
    expect(await run(db, [changed])).toEqual([]);
  });

  test("count as the same however their code is written, as long as the statements are", async () => {
    const db = await withBooks();
    const rewritten = defineMigration("0001-books.expand", (database) =>
      sql.raw("create table books (id int primary key, title text not null)").execute(database),
    );
    expect(await run(db, [rewritten])).toEqual([]);
  });
});

describe("the list of migrations", () => {
  const nothing = async () => {};
  test.each(["1-books.expand", "0001-books", "0001-Books.expand", "0001-books.sql", "0001 books.expand", ""])(
    "refuses the name %j",
    (name) => expect(() => defineMigration(name, nothing)).toThrow(/migration name .* cannot be used/),
  );

  test("has each number once", async () => {
    const db = open(await postgres().freshDatabase());
    const twice = [defineMigration("0001-a.expand", nothing), defineMigration("0001-b.expand", nothing)];
    await expect(run(db, twice)).rejects.toThrow(/"0001-b.expand" .* another migration has the same number/);
  });
});

test("a module works in its own schema, in UTC, beside extensions in public", async () => {
  const db = await withBooks();
  const { rows } =
    await sql`select current_setting('search_path') as path, current_setting('timezone') as zone,
    (select table_schema from information_schema.tables where table_name = 'books') as schema`.execute(db);
  expect(rows).toEqual([{ path: '"library",public', zone: "UTC", schema: "library" }]);
});
