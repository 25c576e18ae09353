import { createLogger } from "@madang/service";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { exampleEntries } from "../sample/example-entries.ts";
import { publish } from "../server/commands/publish.ts";
import { addSample } from "../server/commands/sample.ts";
import { completeForm, useServer } from "./example-service-server.ts";

const server = useServer();
const log = createLogger({ service: "test", level: "silent" });

function context(args: readonly string[] = [], config: Record<string, unknown> = {}) {
  return { args, db: server().db, config, log, signal: new AbortController().signal };
}

async function receive(title: string): Promise<number> {
  await server().post("/example-service/new", completeForm({ title }));
  const { id } = await server()
    .db.selectFrom("entries")
    .select("id")
    .where("title", "=", title)
    .executeTakeFirstOrThrow();
  return id;
}

async function purgedTags(): Promise<string[]> {
  const { rows } = await sql<{ tags: string[] }>`select tags from madang_purges order by id`.execute(
    server().db,
  );
  return rows.flatMap(({ tags }) => tags);
}

describe("publishing an entry", () => {
  test("shows it to everyone, and purges what was stored without it", async () => {
    const id = await receive("Open rehearsal");
    await publish(context([String(id)]));
    expect((await server().get(`/example-service/${id}`)).body).toContain("Open rehearsal");
    expect((await server().get("/example-service")).body).toContain("Open rehearsal");
    expect(await purgedTags()).toEqual(
      expect.arrayContaining(["example-service:list", `example-service:${id}`]),
    );
  });

  test.each(["", "0", "999999", "1; drop table entries", "x".repeat(10_000)])(
    "%.20j is refused",
    async (id) => {
      const before = await purgedTags();
      await expect(publish(context([id]))).rejects.toMatchObject({ code: "EXAMPLE_SERVICE_ENTRY_UNKNOWN" });
      expect(await purgedTags()).toEqual(before);
    },
  );

  test("a second time changes nothing", async () => {
    const id = await receive("Only once");
    await publish(context([String(id)]));
    await expect(publish(context([String(id)]))).rejects.toMatchObject({
      code: "EXAMPLE_SERVICE_ENTRY_UNKNOWN",
    });
  });
});

describe("the command sample", () => {
  test("adds the examples once", async () => {
    await addSample(context([], { sample: true }));
    await addSample(context([], { sample: true }));
    const examples = await server()
      .db.selectFrom("entries")
      .select("id")
      .where("visitor", "=", "sample")
      .execute();
    expect(examples).toHaveLength(exampleEntries.length);
  });

  test("adds nothing where nobody allowed it", async () => {
    await expect(addSample(context())).rejects.toMatchObject({ code: "EXAMPLE_SERVICE_SAMPLE_NOT_ALLOWED" });
  });
});
