import { startModule } from "@madang/module-kit/server";
import { expect, test } from "vitest";
import { exampleServiceDefinition } from "../server/example-service-definition.ts";
import { completeForm, openDatabase, useServer } from "./example-service-server.ts";

const server = useServer();

test("processes that start together on an empty database migrate it once", async () => {
  const env = { DATABASE_URL: await server().postgres.freshDatabase(), LOG_LEVEL: "silent" };
  const both = await Promise.all([1, 2].map(() => startModule(exampleServiceDefinition, env)));
  const db = openDatabase(env.DATABASE_URL);
  expect(await db.selectFrom("entries").select("id").execute()).toEqual([]);
  await db.destroy();
  await Promise.all(both.map((service) => service.close()));
});

test("a release that starts on a database with entries leaves them as they are", async () => {
  await server().post("/example-service/new", completeForm());
  const read = () => server().db.selectFrom("entries").selectAll().execute();
  const before = await read();
  const next = await startModule(exampleServiceDefinition, {
    DATABASE_URL: server().databaseUrl,
    LOG_LEVEL: "silent",
  });
  expect(await read()).toEqual(before);
  await next.close();
});
