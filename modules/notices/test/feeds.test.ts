import { childrenOf, feedsContract, feedText, textOf, xmlTree } from "@madang/feed-import/testing";
import { describe, expect, test } from "vitest";
import { noticesForTests, publicOrigin } from "./notices-server.ts";

const server = noticesForTests();

describe("the feeds of notices", () => {
  test.each(feedsContract)("$name", async ({ run }) => {
    const subject = {
      server: server(),
      prefix: "/api/notices",
      publicOrigin,
      category: "advance",
    };
    await expect(run(subject)).resolves.toBeUndefined();
  });

  test("say what only notices have, in the words that the import reads", async () => {
    const { body } = await server().get("/api/notices/feeds/rss?category=advance");
    const [channel] = childrenOf(xmlTree(body), "channel");
    const corrected = childrenOf(channel!, "item").find(
      (item) => childrenOf(item, "notice:correction").length > 0,
    );
    expect(textOf(corrected!, "notice:number")).toMatch(/^한울도/);
    expect(childrenOf(corrected!, "notice:correction")[0]?.attributes).toHaveProperty("at");
    expect(textOf(corrected!, "notice:closes")).toMatch(/Z$/);
  });

  test("of a state follow the clock, and are never taken for unchanged by their date alone", async () => {
    const more = "<notice:opens>2099-01-01</notice:opens><notice:closes>2099-02-01</notice:closes>";
    await server().importText(feedText([{ guid: "to-come", title: "앞날의 모집", category: "모집", more }]));
    const upcoming = await server().get("/api/notices/feeds/atom?state=upcoming");
    expect(upcoming.body).toContain("앞날의 모집");
    expect(upcoming.headers.get("last-modified")).toBeNull();
    expect((await server().get("/api/notices/feeds/atom?state=closed")).body).not.toContain("앞날의 모집");
  });
});
