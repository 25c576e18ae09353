import { sql, type Kysely } from "kysely";
import { expect, vi } from "vitest";
import type { SeedContext } from "../src/server/seed/seed-command.ts";
import type { SearchedTables } from "../src/server/search/search-table.ts";

export interface SeedSubject<Tables> {
  readonly seed: (context: SeedContext<Tables>) => Promise<unknown>;
  /** Without any document at first. */
  readonly db: Kysely<Tables>;
  readonly tables: SearchedTables;
  readonly get: (path: string) => Promise<{ readonly status: number; readonly body: string }>;
  /** The list's path, `/news`. */
  readonly list: string;
}

export interface SeedExpectation {
  readonly name: string;
  readonly run: <Tables>(subject: SeedSubject<Tables>) => Promise<void>;
}

const many = 1200;

/** What the command `seed` of every module promises; in this order, on one database. */
export const seedContract: readonly SeedExpectation[] = [
  {
    name: "adds as many documents as it was told, findable, and says how quickly",
    async run(subject) {
      expect(await written(subject, ["--items", String(many)])).toMatch(
        /: 1,200 new, 0 there already, [\d.]+ s \([\d,]+ a second\)\n$/,
      );
      expect(await count(subject, subject.tables.documents)).toBe(many);
      expect(await count(subject, subject.tables.search)).toBe(await count(subject, subject.tables.texts));
      const { body } = await subject.get(`${subject.list}?q=${encodeURIComponent("불법주차")}`);
      expect(body).toContain("<mark>불법 주차</mark>");
    },
  },
  {
    name: "has some in English, some that are published later, and every kind",
    async run({ db, tables }) {
      const { rows } = await sql<{ english: string; later: string; kinds: string }>`
        select count(*) filter (where language = 'en') as english, count(*) filter (where published_at > now()) as later,
          count(distinct category) as kinds from ${sql.table(tables.search)}`.execute(db);
      const [{ english, later, kinds } = { english: "0", later: "0", kinds: "0" }] = rows;
      expect(Number(english)).toBeGreaterThan(many / 20);
      expect(Number(later)).toBeGreaterThan(0);
      expect(Number(kinds)).toBeGreaterThan(3);
    },
  },
  {
    name: "what is published later is not found",
    async run({ db, tables, get, list }) {
      const { rows } = await sql<{ guid: string }>`
        select t.guid from ${sql.table(tables.texts)} as t join ${sql.table(tables.documents)} as d on d.id = t.${sql.ref(tables.key)}
        where d.${sql.ref(tables.time)} > now() and t.language = 'ko' limit 1`.execute(db);
      const number = (rows[0]?.guid ?? "").replace(/\D/g, "");
      const { body } = await get(`${list}?q=${encodeURIComponent(`${number}호`)}`);
      expect(body).not.toContain(`${number}</mark>호`);
    },
  },
  {
    name: "a second run adds nothing, and one for more adds the rest alone",
    async run(subject) {
      expect(await written(subject, ["--items", String(many)])).toContain(": 0 new, 1,200 there already");
      expect(await written(subject, [`--items=${many + 30}`])).toContain(": 30 new, 1,200 there already");
    },
  },
  {
    name: "takes away what it made, and nothing else",
    async run(subject) {
      expect(await written(subject, ["--remove"])).toContain(": 1,230 removed");
      for (const table of [subject.tables.documents, subject.tables.texts, subject.tables.search])
        expect(await count(subject, table)).toBe(0);
    },
  },
  {
    name: "made-up content is not added where nobody allowed it",
    async run(subject) {
      const run = written(subject, ["--items", "5"], false);
      await expect(run).rejects.toMatchObject({ code: "PUBLISHING_SEED_NOT_ALLOWED" });
    },
  },
  ...[["--itens", "5"], ["now"], ["--items=5", "--force"]].map((args) => ({
    name: `${args.join(" ")} is refused with the options that there are`,
    run: <Tables>(subject: SeedSubject<Tables>) => refused(subject, args, "PUBLISHING_SEED_OPTION_UNKNOWN"),
  })),
  ...["0", "-1", "1e9", "many", ""].map((items) => ({
    name: `--items ${items} is refused`,
    run: <Tables>(subject: SeedSubject<Tables>) =>
      refused(subject, ["--items", items], "PUBLISHING_SEED_ITEMS_INVALID"),
  })),
  {
    name: "--help says what it does and does nothing",
    async run(subject) {
      expect(await written(subject, ["--help"], false)).toContain("--remove");
      expect(await count(subject, subject.tables.documents)).toBe(0);
    },
  },
];

async function refused<Tables>(
  subject: SeedSubject<Tables>,
  args: readonly string[],
  code: string,
): Promise<void> {
  await expect(written(subject, args)).rejects.toMatchObject({ code });
}

async function count<Tables>({ db }: SeedSubject<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ total: string }>`select count(*) as total from ${sql.table(table)}`.execute(
    db,
  );
  return Number(rows[0]?.total);
}

/** Runs the command and gives what it wrote. */
async function written<Tables>(
  { seed, db }: SeedSubject<Tables>,
  args: readonly string[],
  sample = true,
): Promise<string> {
  const texts: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => texts.push(String(text)) > 0);
  try {
    await seed({ args, db, config: { sample }, signal: new AbortController().signal });
    return texts.join("");
  } finally {
    write.mockRestore();
  }
}
