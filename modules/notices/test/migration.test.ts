import { startModule } from "@madang/module-kit/server";
import { expect, test } from "vitest";
import { noticesDefinition } from "../server/notices-definition.ts";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests();

test("a release that starts on a database with notices leaves them as they are", async () => {
  const rows = () => server().db.selectFrom("notice_texts").selectAll().orderBy("guid").execute();
  const before = await rows();
  const next = await startModule(noticesDefinition, {
    DATABASE_URL: server().databaseUrl,
    LOG_LEVEL: "silent",
  });
  expect(await rows()).toEqual(before);
  expect((await fetch(`${next.origin}/notices`)).status).toBe(200);
  await next.close();
});

test("processes that start together on an empty database migrate it once", async () => {
  const env = { DATABASE_URL: await server().freshDatabase(), LOG_LEVEL: "silent" };
  const both = await Promise.all([startModule(noticesDefinition, env), startModule(noticesDefinition, env)]);
  for (const { origin } of both) expect((await fetch(`${origin}/notices`)).status).toBe(200);
  await Promise.all(both.map((one) => one.close()));
});

test("a notice's texts go with it, and a guid cannot be taken twice", async () => {
  const { db } = server();
  const [first, second] = await db.selectFrom("notice_texts").select("guid").limit(2).execute();
  await expect(
    db.updateTable("notice_texts").set({ guid: first!.guid }).where("guid", "=", second!.guid).execute(),
  ).rejects.toMatchObject({ code: "23505" });
  const { notice_id } = await db.selectFrom("notice_texts").select("notice_id").executeTakeFirstOrThrow();
  await db.deleteFrom("notices").where("id", "=", notice_id).execute();
  expect(
    await db.selectFrom("notice_texts").select("guid").where("notice_id", "=", notice_id).execute(),
  ).toEqual([]);
});
