import { createLogger } from "@madang/service";
import { sql, type Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase, type Database } from "../src/server/database/open-database.ts";
import { mostFollowers } from "../src/server/purges/add-purge-feed.ts";
import { purge } from "../src/server/purges/purge.ts";
import { libraryForTests } from "./fixture/library-process.ts";
import {
  countPurges,
  followFeed,
  numberOfLast,
  purgeAlone,
  type Follower,
} from "./fixture/purge-follower.ts";

const patient = { timeout: 15_000, interval: 10 };
const log = createLogger({ service: "library", level: "silent" });
const process = libraryForTests();
const followers: Follower[] = [];
let database: Database;
let db: Kysely<unknown>;

beforeAll(() => {
  const { databaseUrl: url } = process();
  database = openDatabase({ url, schema: "library", poolSize: 20, timeout: 5000, log });
  db = database.db as Kysely<unknown>;
});

afterAll(async () => {
  for (const follower of followers) follower.stop();
  await database.close();
});

async function follow(after?: number): Promise<Follower> {
  const follower = await followFeed(process().origin, after);
  followers.push(follower);
  await expect.poll(() => follower.lines.length, patient).toBeGreaterThan(0);
  return follower;
}

/** The last number, once everything that was committed has one and the process knows it. */
async function lastNumber(): Promise<number> {
  const last = await numberOfLast(db);
  await expect.poll(async () => (await follow()).lines[0]?.seq, patient).toBe(last);
  return last;
}

describe("the feed of a module's purges", () => {
  test("begins with where it stands, tells each purge that is committed, and beats in between", async () => {
    const start = await lastNumber();
    const follower = await follow();
    expect(follower.lines[0]).toEqual({ epoch: expect.stringMatching(/^[0-9a-f-]{36}$/), seq: start });
    await purgeAlone(db, ["library:1", "library:list"]);
    await expect.poll(() => follower.purges.length, patient).toBe(1);
    expect(follower.purges[0]).toEqual({ seq: start + 1, tags: ["library:1", "library:list"], mode: "soft" });
    await purgeAlone(db, ["library:2"], "hard");
    await expect.poll(() => follower.lines.at(-1), patient).toEqual({ beat: start + 2 });
    expect(follower.purges[1]).toEqual({ seq: start + 2, tags: ["library:2"], mode: "hard" });
  });

  test("says nothing of what was rolled back, and leaves no number out for it", async () => {
    const start = await lastNumber();
    const follower = await follow();
    const undone = db.transaction().execute(async (transaction) => {
      await purge(transaction, ["library:9"]);
      throw new Error("the write failed");
    });
    await expect(undone).rejects.toThrow("the write failed");
    await purgeAlone(db, ["library:10"]);
    await expect
      .poll(() => follower.purges, patient)
      .toEqual([{ seq: start + 1, tags: ["library:10"], mode: "soft" }]);
  });

  test("gives numbers in the order in which transactions end, without a gap, whatever order they began in", async () => {
    const start = await lastNumber();
    const follower = await follow();
    const began = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const slow = db.transaction().execute(async (transaction) => {
      await purge(transaction, ["library:slow"]);
      began.resolve();
      await finish.promise;
    });
    await began.promise;
    await Promise.all(Array.from({ length: 60 }, (_, index) => purgeAlone(db, [`library:${index}`])));
    await expect.poll(() => follower.purges.length, patient).toBe(60);
    finish.resolve();
    await slow;
    await expect.poll(() => follower.purges.length, patient).toBe(61);
    expect(follower.purges.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 61 }, (_, at) => start + 1 + at),
    );
    expect(follower.purges.at(-1)?.tags).toEqual(["library:slow"]);
  });

  test("tells again what came after a number", async () => {
    const start = await lastNumber();
    for (const tag of ["library:a", "library:b", "library:c"]) await purgeAlone(db, [tag]);
    await expect.poll(lastNumber, patient).toBe(start + 3);
    const follower = await follow(start + 1);
    await expect
      .poll(() => follower.purges.map(({ tags }) => tags), patient)
      .toEqual([["library:b"], ["library:c"]]);
  });

  test("purges everything of the module for whoever has missed what is no longer kept", async () => {
    await purgeAlone(db, ["library:old"]);
    const start = await lastNumber();
    await sql`delete from madang_purges where seq <= ${start}`.execute(db);
    await purgeAlone(db, ["library:new"]);
    const follower = await follow(0);
    await expect
      .poll(() => follower.purges, patient)
      .toEqual([
        { seq: start, tags: ["library"], mode: "hard" },
        { seq: start + 1, tags: ["library:new"], mode: "soft" },
      ]);
  });

  test("a follower that is ahead of the module is told where it stands", async () => {
    const start = await lastNumber();
    const follower = await follow(999_999_999_999_999);
    expect(follower.lines[0]).toMatchObject({ seq: start });
    await purgeAlone(db, ["library:1"]);
    await expect.poll(() => follower.purges.map(({ seq }) => seq), patient).toEqual([start + 1]);
  });

  test("a database that was set back begins another history, and those who follow begin anew", async () => {
    for (let times = 0; times < 5; times += 1) await purgeAlone(db, ["library:1"]);
    await lastNumber();
    const follower = await follow();
    const [first] = follower.lines;
    await db.transaction().execute(async (transaction) => {
      await sql`update madang_purge_feed set seq = seq - 3`.execute(transaction);
      await sql`delete from madang_purges where seq > (select seq from madang_purge_feed)`.execute(
        transaction,
      );
    });
    await follower.ended;
    const next = await follow();
    expect(next.lines[0]?.seq).toBe((first?.seq ?? 0) - 3);
    expect(next.lines[0]?.epoch).not.toBe(first?.epoch);
  });
});

describe("what is not a purge", () => {
  test.each([
    ["no tag at all", [], "KIT_PURGE_EMPTY"],
    ["two tags in one", ["library:1 news"], "KIT_TAG_INVALID"],
    ["an empty tag", ["library:1", ""], "KIT_TAG_INVALID"],
    ["a tag in Korean", ["새소식"], "KIT_TAG_INVALID"],
    ["a tag that is too long", ["x".repeat(101)], "KIT_TAG_INVALID"],
    ["too many tags", Array.from({ length: 501 }, (_, index) => `library:${index}`), "KIT_PURGE_TAGS"],
  ])("%s is refused", async (_, tags, code) => {
    const before = await countPurges(db);
    await expect(purgeAlone(db, tags)).rejects.toMatchObject({ code });
    expect(await countPurges(db)).toBe(before);
  });

  test("a mode that does not exist is refused", async () => {
    await expect(purgeAlone(db, ["library:1"], "firm" as never)).rejects.toMatchObject({
      code: "KIT_PURGE_MODE",
    });
  });

  test("a purge that is not part of a write is refused", async () => {
    await expect(purge(db as never, ["library:1"])).rejects.toMatchObject({ code: "KIT_PURGE_ALONE" });
  });
});

describe("who may follow", () => {
  test.each([
    "after=",
    "after=-1",
    "after=1.5",
    "after=1e3",
    "after=0x10",
    "after=01",
    "after=9".padEnd(30, "9"),
    "after=1&after=2",
    "after=%00",
    "after=1;drop",
    "after=NaN",
    "after=%EC%9D%BC",
  ])("?%s is refused with what is wrong", async (search) => {
    const answer = await fetch(`${process().origin}/_purges?${search}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: "KIT_QUERY_INVALID",
      detail: expect.stringContaining("after"),
    });
  });

  test.each(["madang-page", "madang-box", "madang-site"])(
    "a visitor's request, which has %s, finds nothing",
    async (name) => {
      const answer = await fetch(`${process().origin}/_purges`, { headers: { [name]: "main" } });
      expect(answer.status).toBe(404);
    },
  );

  test.each(["HEAD", "POST", "PUT", "DELETE"])("%s is not possible", async (method) => {
    const answer = await fetch(`${process().origin}/_purges`, { method });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET"]);
  });

  test("so many and no more, and a place is free again when one leaves", async () => {
    for (const follower of followers.splice(0)) follower.stop();
    const answers = await Promise.all(
      Array.from({ length: mostFollowers + 1 }, () => followFeed(process().origin)),
    );
    followers.push(...answers);
    expect(answers.map(({ status }) => status)).toContain(503);
    for (const follower of followers.splice(0)) follower.stop();
    const again = async () => {
      const follower = await followFeed(process().origin);
      followers.push(follower);
      return follower.status;
    };
    await expect.poll(again, patient).toBe(200);
  });
});
