import { startModule } from "@madang/module-kit/server";
import { expect, test } from "vitest";
import { newsDefinition } from "../server/news-definition.ts";
import { newsForTests } from "./news-server.ts";

const server = newsForTests();

test("a release that starts on a database with articles leaves them as they are", async () => {
  const rows = () => server().db.selectFrom("article_texts").selectAll().orderBy("guid").execute();
  const before = await rows();
  const next = await startModule(newsDefinition, { DATABASE_URL: server().databaseUrl, LOG_LEVEL: "silent" });
  expect(await rows()).toEqual(before);
  expect((await fetch(`${next.origin}/news`)).status).toBe(200);
  await next.close();
});

test("processes that start together on an empty database migrate it once", async () => {
  const env = { DATABASE_URL: await server().freshDatabase(), LOG_LEVEL: "silent" };
  const both = await Promise.all([startModule(newsDefinition, env), startModule(newsDefinition, env)]);
  for (const { origin } of both) expect((await fetch(`${origin}/news`)).status).toBe(200);
  await Promise.all(both.map((one) => one.close()));
});

test("an article's texts go with it, and a guid cannot be taken twice", async () => {
  const { db } = server();
  const [first, second] = await db.selectFrom("article_texts").select("guid").limit(2).execute();
  await expect(
    db.updateTable("article_texts").set({ guid: first!.guid }).where("guid", "=", second!.guid).execute(),
  ).rejects.toMatchObject({ code: "23505" });
  const { article_id } = await db.selectFrom("article_texts").select("article_id").executeTakeFirstOrThrow();
  await db.deleteFrom("articles").where("id", "=", article_id).execute();
  expect(
    await db.selectFrom("article_texts").select("guid").where("article_id", "=", article_id).execute(),
  ).toEqual([]);
});
