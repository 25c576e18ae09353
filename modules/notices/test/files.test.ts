import { filesContract, type FilesSubject } from "@madang/feed-import/testing";
import { describe, expect, test } from "vitest";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests({ sample: false });

function subject(): FilesSubject {
  const { db } = server();
  return {
    server: server(),
    prefix: "/api/notices",
    path: "/notices",
    async idOf(guid) {
      const text = db.selectFrom("notice_texts").select("notice_id").where("guid", "=", guid);
      return (await text.executeTakeFirstOrThrow()).notice_id;
    },
    async publishAt(id, moment) {
      await db.updateTable("notices").set({ posted_at: moment }).where("id", "=", id).execute();
    },
  };
}

describe("notices keeps the contract of files", () => {
  test.each(filesContract)("$name", async ({ run }) => {
    await expect(run(subject())).resolves.toBeUndefined();
  });
});
