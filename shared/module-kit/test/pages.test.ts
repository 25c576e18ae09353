import { expect, test } from "vitest";
import { decodeFragment } from "@madang/manifest";
import { libraryForTests } from "./fixture/library-process.ts";

const library = libraryForTests();

interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

async function ask(path: string, init: RequestInit = {}): Promise<Asked> {
  const response = await fetch(library().origin + path, { redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

function fragment({ headers }: Asked) {
  return decodeFragment(headers.get("madang-fragment") ?? undefined, "test");
}

function post(fields: string[][] | string): Promise<Asked> {
  const body = typeof fields === "string" ? fields : new URLSearchParams(fields);
  return ask("/library/wish", {
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded", "madang-visitor": "v1" },
  });
}

test("a public page is HTML with its description, tags and cache rules in the fields", async () => {
  const answer = await ask("/library?page=1");
  expect(answer.status).toBe(200);
  expect(answer.html).toContain("<li>토지</li>");
  expect(fragment(answer)).toEqual({
    feeds: [],
    v: 1,
    view: "list",
    title: "책 1쪽",
    breadcrumb: [{ label: "책" }],
    slots: ["library-side"],
  });
  expect(answer.headers.get("madang-tags")).toBe("library library:1 library:2 library:3");
  expect(answer.headers.get("cache-control")).toBe(
    "public, s-maxage=60, stale-while-revalidate=300, stale-if-error=86400",
  );
});

test("breadcrumb and alternates carry the prefix of their language", async () => {
  const answer = await ask("/library/books/1", { headers: { "madang-language": "en" } });
  expect(fragment(answer)).toMatchObject({
    breadcrumb: [{ label: "책", href: "/en/library" }, { label: "토지" }],
    alternates: { ko: "/library/books/1" },
  });
});

test("a redirect carries the prefix of the language", async () => {
  const answer = await ask("/library/books/404", { headers: { "madang-language": "en" } });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/en/library"]);
});

test("a document that does not exist is 404 without a fragment, remembered for a short time", async () => {
  for (const id of ["999", "abc", "0", "1.5", "%00", "1%0d%0aset-cookie:a"]) {
    const answer = await ask(`/library/books/${id}`);
    expect(answer.status, id).toBe(404);
    expect(answer.headers.get("madang-fragment")).toBe(null);
    expect(answer.headers.get("cache-control")).toBe("public, s-maxage=1");
  }
});

test("a path that is not percent-encoded UTF-8 is 400", async () => {
  for (const id of ["%", "%zz", "%ff"]) expect((await ask(`/library/books/${id}`)).status, id).toBe(400);
});

test("a query value that does not fit takes the default, or is refused where there is none", async () => {
  for (const page of ["abc", "0", "99999", "%00", "1e9"])
    expect((await ask(`/library?page=${page}`)).html, page).toContain("Page 1");
  expect((await ask("/library/slow")).status).toBe(400);
  expect((await ask("/library/slow?ms=many")).html).toContain("The query parameter ms must be a number");
});

test("an interactive page is wrapped for hydration, its props inert and equal to what was rendered", async () => {
  const { html } = await post([
    ["title", "</script><script>alert(1)</script>\u2028&"],
    ["password", "1"],
  ]);
  const [, json = ""] = /data-madang-props="library\/wish">(.*)<\/script>$/s.exec(html) ?? [];
  expect(html).toMatch(
    /^<div data-madang-module="library" data-madang-view="wish" data-madang-build="development"><form/,
  );
  expect(json).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(json)).toMatchObject({
    data: { since: "2026-11-22T00:00:00.000Z" },
    language: "ko",
    url: "/library/wish",
    form: { values: { title: "</script><script>alert(1)</script>\u2028&" } },
  });
  expect(html).toContain('value="&lt;/script&gt;&lt;script&gt;alert(1)');
});

test("a refused form is 422 with a message for each field, in order, and without the password", async () => {
  const answer = await post([
    ["title", " "],
    ["kinds", "paper"],
    ["kinds", "sound"],
    ["kinds", "x"],
    ["password", "12"],
  ]);
  expect(answer.status).toBe(422);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const [, json = "{}"] = /data-madang-props="library\/wish">(.*)<\/script>/s.exec(answer.html) ?? [];
  const { form } = JSON.parse(json) as { form: { errors: unknown[]; values: unknown } };
  expect(form.errors).toEqual([
    { field: "title", message: "제목을 써 주세요" },
    { field: "kinds", message: "종류를 골라 주세요" },
    { field: "password", message: "비밀번호는 4자 이상 써 주세요" },
  ]);
  expect(form.values).toEqual({ title: " ", kinds: ["paper", "sound", "x"] });
});

test("an accepted form is stored and answered with 303", async () => {
  const answer = await post([
    ["title", "마당 깊은 집"],
    ["kinds", "paper"],
    ["password", "1234"],
  ]);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/library/wish"]);
});

test.each([
  ["bad percent-encoding", "title=%zz"],
  ["bytes that are no UTF-8", "title=%ff%fe"],
  ["a null character", "title=%00"],
  ["too many fields", "a=1&".repeat(600)],
  ["a huge name", `${"n".repeat(300)}=1`],
])("a form with %s is refused with 400 and a sentence", async (_, body) => {
  const { status, html } = await post(body);
  expect(status).toBe(400);
  expect(JSON.parse(html)).toMatchObject({
    code: "KIT_FORM_ENCODING",
    detail: expect.stringContaining("The form cannot be read"),
  });
});

test("a form larger than the manifest allows is refused with 413", async () => {
  expect((await post(`title=${"x".repeat(30_000)}`)).status).toBe(413);
});

test("HEAD has the fields of GET and no body", async () => {
  const [get, head] = [await ask("/library"), await ask("/library", { method: "HEAD" })];
  expect(head.html).toBe("");
  for (const field of ["madang-fragment", "madang-tags", "cache-control", "content-length"])
    expect(head.headers.get(field), field).toBe(get.headers.get(field));
});

test("a request that names another page than its path is misdirected", async () => {
  expect((await ask("/library", { headers: { "madang-page": "detail" } })).status).toBe(421);
  expect((await ask("/_boxes/latest", { headers: { "madang-box": "other" } })).status).toBe(421);
});

test("a language that the portal does not have is refused", async () => {
  expect((await ask("/library", { headers: { "madang-language": "fr" } })).status).toBe(400);
});

test("a box shows its view, or nothing", async () => {
  const box = await ask("/_boxes/latest?count=2");
  expect(box.html).toBe("<ul><li>Pachinko</li><li>혼불</li></ul>");
  expect(fragment(box)).toMatchObject({ view: "latest" });
  const empty = await ask("/_boxes/latest?count=0");
  expect([empty.status, empty.html]).toEqual([204, ""]);
  expect(empty.headers.get("cache-control")).toBe(
    "public, s-maxage=30, stale-while-revalidate=0, stale-if-error=86400",
  );
});
