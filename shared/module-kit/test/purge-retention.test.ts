import { defineModule } from "@madang/manifest";
import { createLogger } from "@madang/service";
import { sql, type Kysely } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase, type Database } from "../src/server/database/open-database.ts";
import { migrate } from "../src/server/migrations/migrate.ts";
import { clearPurges, purgesKept } from "../src/server/purges/clear-purges.ts";
import library from "./fixture/library-manifest.ts";
import { postgresForTests } from "./fixture/library-process.ts";

const log = createLogger({ service: "library", level: "silent" });
const postgres = postgresForTests();
let database: Database;
let db: Kysely<unknown>;

beforeAll(async () => {
  const url = await postgres().freshDatabase();
  database = openDatabase({ url, schema: "library", poolSize: 3, timeout: 5000, log });
  db = database.db as Kysely<unknown>;
  await migrate({ db, module: "library", migrations: [], contract: false, log });
});

afterAll(() => database.close());
beforeEach(() => sql`delete from madang_purges`.execute(db));

async function insert(seq: number | null, seconds: number): Promise<void> {
  await sql`insert into madang_purges (seq, mode, tags, made_at)
    values (${seq}, 'soft', '{library:1}', now() - make_interval(secs => ${seconds}))`.execute(db);
}

async function clear(): Promise<unknown[]> {
  await clearPurges(library).run({ db, config: {}, log, signal: new AbortController().signal });
  const { rows } = await sql<{ seq: string | null }>`select seq from madang_purges order by seq`.execute(db);
  return rows.map(({ seq }) => (seq === null ? null : Number(seq)));
}

test("purges are kept as long as anything that they are about may be shown", () => {
  const { api: _, ...manifest } = library;
  const page = {
    ...library.pages.list,
    cache: { fresh: 100, staleWhileRevalidate: 50, staleIfError: 604_800 },
  };
  expect(purgesKept(defineModule({ ...manifest, pages: { list: page } }))).toBe(604_900);
  const short = { ...page, cache: { fresh: 1, staleWhileRevalidate: 0, staleIfError: 0 } };
  const box = { ...library.boxes.latest, cache: short.cache };
  expect(purgesKept(defineModule({ ...manifest, pages: { list: short }, boxes: { latest: box } }))).toBe(
    86_400,
  );
});

test("old ones are removed, and what has no number yet never is", async () => {
  const old = purgesKept(library) + 60;
  await insert(1, old);
  await insert(2, old);
  await insert(3, old - 120);
  await insert(4, 0);
  await insert(null, old);
  expect(await clear()).toEqual([3, 4, null]);
});

test("what is left has no hole, also where a long transaction made its purge early and ended late", async () => {
  const old = purgesKept(library) + 60;
  await insert(1, 0);
  await insert(2, old);
  await insert(3, 0);
  expect(await clear()).toEqual([3]);
});

test("nothing is removed where nothing is old", async () => {
  await insert(1, 60);
  expect(await clear()).toEqual([1]);
});
