import { describe, expect, test } from "vitest";
import { clientOf } from "../src/server/request/client-of.ts";
import { libraryForTests } from "./fixture/library-process.ts";

const library = libraryForTests();

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(library().origin + path, { redirect: "manual", ...init });
}

describe("a file of an API", () => {
  test("comes with its type, length, name and validators, and is not guessed at", async () => {
    const answer = await ask("/api/library/covers/2");
    expect([answer.status, await answer.text()]).toEqual([200, "cover2"]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": "6",
      "x-content-type-options": "nosniff",
      "content-disposition": `attachment; filename="?? 2__?_.png"; filename*=UTF-8''%ED%86%A0%EC%A7%80%202__%EA%B6%8C_.png`,
      etag: '"c2"',
      "last-modified": "Sun, 22 Nov 2026 00:00:00 GMT",
      "madang-tags": "library library:2",
      "cache-control": "public, s-maxage=20, stale-while-revalidate=0, stale-if-error=86400",
    });
  });

  test.each([
    { "if-none-match": '"c2"' },
    { "if-none-match": 'W/"x", W/"c2"' },
    { "if-none-match": "*" },
    { "if-modified-since": "Sun, 22 Nov 2026 00:00:00 GMT" },
  ])("is not sent again to whoever has it: %j", async (headers) => {
    const answer = await ask("/api/library/covers/2", { headers });
    expect([answer.status, await answer.text(), answer.headers.get("etag")]).toEqual([304, "", '"c2"']);
    expect(answer.headers.get("content-type")).toBe(null);
  });

  test.each([
    { "if-none-match": '"other"', "if-modified-since": "Sun, 22 Nov 2099 00:00:00 GMT" },
    { "if-modified-since": "Sat, 21 Nov 2026 00:00:00 GMT" },
    { "if-modified-since": "yesterday" },
  ])("is sent to whoever has another one: %j", async (headers) => {
    expect((await ask("/api/library/covers/2", { headers })).status).toBe(200);
  });

  test("a HEAD has the same fields and no body", async () => {
    const answer = await ask("/api/library/covers/2", { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-length"), await answer.text()]).toEqual([
      200,
      "6",
      "",
    ]);
  });

  test("one that is not there is a problem like any other", async () => {
    const answer = await ask("/api/library/covers/9");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      404,
      "application/problem+json; charset=utf-8",
    ]);
  });
});

describe("a body of bytes", () => {
  const send = (type: string, body: BodyInit) =>
    ask("/api/library/shelf/parts", {
      method: "PATCH",
      body,
      headers: { "content-type": type, "madang-visitor": "v1", forwarded: 'for="[2001:db8::7]";proto=https' },
    });

  test("arrives as it was sent; its path belongs to a person", async () => {
    const answer = await send("application/offset+octet-stream", new Uint8Array(70_000));
    expect(await answer.json()).toEqual({ bytes: 70_000, visitor: "v1", client: "2001:db8:0:0::/64" });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("madang-tags")).toBe(null);
  });

  test("of another type is refused with the types that are taken", async () => {
    const answer = await send("application/json", "{}");
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([415, "KIT_BODY_TYPE"]);
  });

  test("beyond the limit of the API is refused", async () => {
    expect((await send("application/offset+octet-stream", new Uint8Array(1_100_000))).status).toBe(413);
  });
});

describe("a form with files", () => {
  const donate = (body: FormData | string, headers: Record<string, string> = {}) =>
    ask("/library/donate", { method: "POST", body, headers });

  function formWith(...files: [string, number][]): FormData {
    const form = new FormData();
    form.set("title", "가".normalize("NFD"));
    for (const [name, size] of files) form.append("file", new Blob([new Uint8Array(size)]), name);
    return form;
  }

  test("hands over fields and files, by the names that people gave them", async () => {
    const answer = await donate(formWith(["../../평면도 1.pdf".normalize("NFD"), 200_000], ["a.txt", 3]));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("가 | file/평면도 1.pdf/200000 | file/a.txt/3 | nowhere");
  });

  test("a control without a file brings none, and the form may come without files at all", async () => {
    expect(await (await donate(formWith(["", 0]))).text()).toContain("가 | nowhere");
    const plain = await donate("title=b", { "content-type": "application/x-www-form-urlencoded" });
    expect(await plain.text()).toContain("b | nowhere");
  });

  test("files that the action leaves alone do not keep the answer back", async () => {
    const form = formWith(["a.bin", 250_000]);
    form.set("title", "unread");
    expect((await donate(form)).status).toBe(303);
  });

  test("nor do files of which the action takes only the first", async () => {
    const form = formWith(["a.bin", 120_000], ["b.bin", 120_000]);
    form.set("title", "left");
    expect((await donate(form)).status).toBe(303);
  });

  test("tried too often, the page says so and when to come back", async () => {
    const form = formWith(["a.bin", 20_000]);
    form.set("title", "too-often");
    const answer = await donate(form);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(await answer.text()).toContain("너무 잦습니다");
  });

  test("more bytes than the page takes are refused", async () => {
    expect((await donate(formWith(["a.bin", 400_000]))).status).toBe(413);
  });

  const boundary = { "content-type": "multipart/form-data; boundary=x" };
  const part = (name: string, rest: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"${rest}\r\n\r\n`;
  test.each([
    ["without a boundary", "", { "content-type": "multipart/form-data" }],
    ["that is empty", "", boundary],
    ["that breaks off within a file", `${part("file", '; filename="a"')}begin`, boundary],
    ["with a null character", `${part("title", "")}a\0b\r\n--x--`, boundary],
    ["with too many fields", `${`${part("title", "")}a\r\n`.repeat(501)}--x--`, boundary],
    ["with too many files", `${`${part("f", '; filename="a"')}a\r\n`.repeat(101)}--x--`, boundary],
    ["with a field without end", `${part("title", "")}${"a".repeat(250_000)}`, boundary],
  ])("one %s is refused with a reason", async (_name, body, headers) => {
    const answer = await donate(body, headers);
    const { code, detail } = (await answer.json()) as { code: string; detail: string };
    expect([answer.status, code, detail.length > 40]).toEqual([400, "KIT_FORM_ENCODING", true]);
  });

  test("a field that follows the files, such as a button, is there when they have been read", async () => {
    const sent = `${part("file", '; filename="a"')}b\r\n${part("title", "")}c\r\n--x--`;
    expect(await (await donate(sent, boundary)).text()).toContain("c | file/a/1 | nowhere");
  });

  test("a page that takes no files does not take such a form", async () => {
    const answer = await ask("/library/wish", { method: "POST", body: formWith() });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([415, "KIT_FORM_TYPE"]);
  });

  test("what follows the last boundary does no harm", async () => {
    const answer = await donate(`${part("title", "")}a\r\n--x--\r\nepilogue`, boundary);
    expect(await answer.text()).toContain("a | nowhere");
  });
});

test.each([
  ["for=192.0.2.7;proto=https", "192.0.2.7"],
  ['for="[2001:db8:1:2:3::9]";host=x', "2001:db8:1:2::/64"],
  ['for="[::ffff:192.0.2.7]"', "192.0.2.7"],
  ['for="[::1]"', "0:0:0:0::/64"],
  ["for=unknown", undefined],
  ["for=_hidden", undefined],
  ["", undefined],
  [undefined, undefined],
])("the client in %s is %s", (field, expected) => {
  expect(clientOf(field)).toBe(expected);
});
