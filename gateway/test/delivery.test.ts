import { expect, test } from "vitest";
import { chooseEncoding } from "../src/answer/encodings.ts";
import { matchesNone } from "../src/answer/entity-tag.ts";
import { fragment } from "./fake-module.ts";
import { newsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

const long = "<p>소식을 전합니다.</p>".repeat(200);

test("a public page is revalidated by an entity tag of its own for each encoding", async () => {
  const news = await newsModule();
  news.server.on("/news", fragment(long));
  const portal = await startPortal({ modules: [news] });
  const tags: string[] = [];
  for (const encoding of ["br", "gzip", "identity"]) {
    const answer = await portal.fetch("/news", { headers: { "accept-encoding": encoding } });
    expect(await answer.text()).toContain(long);
    expect(answer.headers.get("content-encoding")).toBe(encoding === "identity" ? null : encoding);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(answer.headers.get("vary")).toBe("accept-encoding, cookie");
    const tag = answer.headers.get("etag") ?? "";
    tags.push(tag);
    const again = await portal.fetch("/news", {
      headers: { "accept-encoding": encoding, "if-none-match": `"x", W/${tag}` },
    });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  }
  expect(new Set(tags).size).toBe(3);
});

test("a changed page and a changed preference have another tag", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  const tagWith = async (cookie: string): Promise<string | null> =>
    (await portal.fetch("/news", { headers: { cookie } })).headers.get("etag");
  const usual = await tagWith("");
  expect(await tagWith("x=1")).toBe(usual);
  expect(await tagWith("__Host-madang-preferences=large.normal")).not.toBe(usual);
  news.server.on("/news", fragment("<h1>Changed</h1>"));
  expect(await tagWith("")).not.toBe(usual);
});

test.for([
  ["gzip, deflate, br", "br"],
  ["gzip;q=1.0, br;q=0", "gzip"],
  ["deflate", "identity"],
  ["*;q=0", "identity"],
  ["*", "br"],
  ["BR", "br"],
  ["", "identity"],
  [undefined, "identity"],
  ["br;q=abc", "identity"],
] as const)("a client that accepts %j gets %s", ([accepted, expected]) => {
  expect(chooseEncoding(accepted, ["br", "gzip"])).toBe(expected);
});

test("If-None-Match compares weakly and knows the asterisk", () => {
  expect(matchesNone(undefined, '"a"')).toBe(false);
  expect(matchesNone('"b", W/"a"', '"a"')).toBe(true);
  expect(matchesNone("*", '"a"')).toBe(true);
  expect(matchesNone('"ab"', '"a"')).toBe(false);
});
