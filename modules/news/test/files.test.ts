import { filesContract, type FilesSubject } from "@madang/feed-import/testing";
import { describe, expect, test } from "vitest";
import { newsForTests } from "./news-server.ts";

const server = newsForTests({ sample: false });

function subject(): FilesSubject {
  const { db } = server();
  return {
    server: server(),
    prefix: "/api/news",
    path: "/news",
    async idOf(guid) {
      const text = db.selectFrom("article_texts").select("article_id").where("guid", "=", guid);
      return (await text.executeTakeFirstOrThrow()).article_id;
    },
    async publishAt(id, moment) {
      await db.updateTable("articles").set({ published_at: moment }).where("id", "=", id).execute();
    },
  };
}

describe("news keeps the contract of files", () => {
  test.each(filesContract)("$name", async ({ run }) => {
    await expect(run(subject())).resolves.toBeUndefined();
  });
});
