import { describe, expect, test } from "vitest";
import { startCachedSite } from "./start-cached-site.ts";

type Fields = Record<string, string | string[]>;

/** Whether a second request with other fields gets the answer that was made for the first. */
async function shares(vary: string | string[], first: Fields, second: Fields): Promise<boolean> {
  const site = await startCachedSite();
  site.says({ fields: { "cache-control": "max-age=5000", vary } });
  await site.ask("/", first);
  return (await site.ask("/", second)).made === 1;
}

describe("an answer that varies is given to requests alike", () => {
  test.each<[string, Fields, Fields, boolean]>([
    ["Foo", { foo: "1" }, { foo: "1" }, true],
    ["Foo", { foo: "1" }, { foo: "2" }, false],
    ["Foo", {}, { foo: "1" }, false],
    ["Foo", { foo: "1" }, {}, false],
    ["Foo", { foo: "" }, {}, false],
    ["Foo", { foo: "1", other: "2" }, { foo: "1", other: "3" }, true],
    ["Foo, Bar", { foo: "1", bar: "a" }, { foo: "1", bar: "a" }, true],
    ["Foo, Bar", { foo: "1", bar: "a" }, { bar: "a", foo: "1" }, true],
    ["Foo, Bar", { foo: "1", bar: "a" }, { foo: "2", bar: "a" }, false],
    ["Foo, Bar", { foo: "1" }, {}, false],
    ["Foo, Bar, Baz", { foo: "1", baz: "3" }, { foo: "1", baz: "3" }, true],
    ["Foo, Bar, Baz", { foo: "1", bar: "2", baz: "3" }, { foo: "1", bar: "24", baz: "3" }, false],
    ["Foo", { foo: "1,2" }, { foo: " 1, 2 " }, true],
    ["Foo", { foo: "1, 2" }, { foo: ["1", "2"] }, true],
    ["Foo", { foo: "1, 2" }, { foo: "2, 1" }, false],
    ["Foo", { foo: '"a,b"' }, { foo: '"a, b"' }, false],
    ["Foo", { foo: "a" }, { foo: "A" }, false],
    ["fOO, foo", { foo: "1" }, { foo: "1" }, true],
    ["Cookie", { cookie: "a=1,2" }, { cookie: "a=1, 2" }, false],
    ["Accept-Language", { "accept-language": "en, de" }, { "accept-language": "de, en" }, true],
    ["Accept-Language", { "accept-language": "en, de" }, { "accept-language": "eN, De" }, true],
    ["Accept-Language", { "accept-language": "en, de" }, { "accept-language": " en ,   de" }, true],
    [
      "Accept-Language",
      { "accept-language": "en;q=0.50, de" },
      { "accept-language": "de;q=1.0, en; q=0.5" },
      true,
    ],
    ["Accept-Language", { "accept-language": "en;q=0.5, de" }, { "accept-language": "en, de;q=0.5" }, false],
    ["Accept-Language", { "accept-language": "ko" }, { "accept-language": "ko-KR" }, false],
    ["Accept-Encoding", { "accept-encoding": "gzip, br" }, { "accept-encoding": "br,GZIP" }, true],
    ["Accept-Encoding", { "accept-encoding": "x-gzip" }, { "accept-encoding": "gzip" }, true],
    ["Accept-Encoding", { "accept-encoding": "gzip" }, { "accept-encoding": "gzip;q=0" }, false],
    ["Accept-Encoding", { "accept-encoding": "gzip" }, { "accept-encoding": "gzip, br" }, false],
  ])("Vary: %s, %j and %j", async (vary, first, second, shared) => {
    expect(await shares(vary, first, second)).toBe(shared);
  });

  test.each<[string | string[]]>([
    ["*"],
    ["*, *"],
    [["*", "*"]],
    [", *"],
    [["", "*"]],
    ["*, Foo"],
    ["Foo, *"],
    [["Foo", "*"]],
  ])("Vary: %j is given to nobody else", async (vary) => {
    expect(await shares(vary, { foo: "1" }, { foo: "1" })).toBe(false);
  });

  test("several lines are one list", async () => {
    expect(await shares(["Foo", "Bar"], { foo: "1", bar: "2" }, { foo: "1", bar: "3" })).toBe(false);
    expect(await shares(["Foo", "Bar"], { foo: "1", bar: "2" }, { foo: "1", bar: "2" })).toBe(true);
  });

  test("parts of values do not run into each other", async () => {
    expect(await shares("Foo, Bar", { foo: "1:a", bar: "" }, { foo: "1", bar: ":a" })).toBe(false);
  });
});

test("variants stand beside each other", async () => {
  const site = await startCachedSite();
  site.says((request) => ({
    fields: { "cache-control": "max-age=5000", vary: "Foo" },
    body: `foo ${String(request.headers["foo"])}`,
  }));
  await site.ask("/", { foo: "1" });
  await site.ask("/", { foo: "2" });
  expect(await site.ask("/", { foo: "1" })).toMatchObject({ made: 1, body: "foo 1" });
  expect(await site.ask("/", { foo: "2" })).toMatchObject({ made: 2, body: "foo 2" });
});

test("a question about a variant carries the fields that select it", async () => {
  const site = await startCachedSite();
  site.says({ fields: { "cache-control": "max-age=1", etag: '"a"', vary: "Abc" } });
  await site.ask("/", { abc: "123" });
  site.wait(3);
  site.says({ status: 304, fields: { etag: '"a"' } });
  expect(await site.ask("/", { abc: "123" })).toMatchObject({ status: 200, body: "content" });
  expect(site.seen[1]?.headers).toMatchObject({ abc: "123", "if-none-match": '"a"' });
});

test("requests for different variants do not get each other's answer though they wait for each other", async () => {
  const site = await startCachedSite();
  site.plays((request, response) => {
    setTimeout(() => {
      response.writeHead(200, { "cache-control": "max-age=60", vary: "foo" });
      response.end(`foo ${String(request.headers["foo"])}`);
    }, 20);
  });
  const names = ["a", "b", "c", "a", "b", "c", "a", "b", "c"];
  const answers = await Promise.all(names.map((foo) => site.ask("/", { foo })));
  expect(answers.map(({ body }) => body)).toEqual(names.map((foo) => `foo ${foo}`));
  expect(site.seen.length).toBeLessThan(names.length);
});
