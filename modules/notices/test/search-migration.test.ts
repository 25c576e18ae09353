import { searchColumns } from "@madang/publishing/server";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noticesMigration } from "../migrations/0001-notices.expand.ts";
import { searchMigration } from "../migrations/0002-search.expand.ts";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests({ sample: false });
const many = 1203;
let db: Kysely<unknown>;

beforeAll(async () => {
  const connectionString = await server().freshDatabase();
  const pool = new Pool({ connectionString });
  // The pool says it has ended before its connections have: they may still hear that PostgreSQL stops.
  pool.on("error", () => {});
  db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  await noticesMigration.up(db);
  await sql`insert into notices (category, posted_at) select 'press', now() - make_interval(mins => n) from generate_series(1, ${many}) n`.execute(
    db,
  );
  await sql`insert into notice_texts (notice_id, language, guid, title, department, corrections, content, words, hash)
    select id, language, language || id, '제목 ' || id, '총무과', '[]', '[]', '제목 ' || id || E'\\n주차장', ''
    from notices, (values ('ko'), ('en')) as two (language) where language = 'ko' or id % 2 = 0`.execute(db);
  await searchMigration.up(db);
});

afterAll(() => db?.destroy());

test("a database that has notices can search all of them in every language", async () => {
  const { rows } = await sql<{
    total: string;
  }>`select count(*) as total from notice_search where grams @> '{주차}'`.execute(db);
  expect(Number(rows[0]?.total)).toBe(many + Math.floor(many / 2));
});

test("they are searched by what the import would have written", async () => {
  const { rows } =
    await sql`select heading, body, grams from notice_search where document_id = 77 and language = 'ko'`.execute(
      db,
    );
  expect(rows[0]).toEqual(searchColumns({ title: "제목 77", words: "제목 77\n주차장" }));
});

test("what is taken away is not found any more", async () => {
  await sql`delete from notices where id = 77`.execute(db);
  const { rows } = await sql`select 1 from notice_search where document_id = 77`.execute(db);
  expect(rows).toEqual([]);
});
