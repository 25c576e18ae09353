import { assert, oneof, property, string, webUrl } from "fast-check";
import { expect, test } from "vitest";
import { returnPath } from "../src/preferences/return-path.ts";
import { newsModule } from "./modules.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const post = (portal: TestPortal, form: string, headers: Record<string, string> = {}): Promise<Response> =>
  portal.fetch("/preferences", {
    method: "POST",
    body: form,
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });

test("a chosen preference is kept and the visitor is back on the page", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const answer = await post(portal, "text=large&return=%2Fen%2Fnews%3Fpage%3D2");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/en/news?page=2"]);
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toBe(
    "__Host-madang-preferences=large.normal; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000",
  );
  const html = await (
    await portal.fetch("/news", { headers: { cookie: cookie?.split(";")[0] ?? "" } })
  ).text();
  expect(html).toContain('<html lang="ko" data-text="large">');
  expect(html).toContain('aria-pressed="true"');
});

test("one preference leaves the other as it is, and the usual look needs no cookie", async () => {
  const portal = await startPortal();
  const cookie = "__Host-madang-preferences=larger.high";
  const changed = await post(portal, "contrast=normal", { cookie, "sec-fetch-site": "same-origin" });
  expect(changed.headers.getSetCookie()[0]).toContain("=larger.normal;");
  const usual = await post(portal, "text=normal&contrast=normal", {
    cookie,
    "sec-fetch-site": "same-origin",
  });
  expect(usual.headers.getSetCookie()[0]).toContain("=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
});

test("a value that does not exist, another form of body and too much of it are refused", async () => {
  const portal = await startPortal();
  expect((await post(portal, "text=huge")).status).toBe(400);
  expect((await post(portal, "text=large", { "content-type": "application/json" })).status).toBe(415);
  expect((await post(portal, `return=${"x".repeat(9000)}`)).status).toBe(413);
  const get = await portal.fetch("/preferences");
  expect([get.status, get.headers.get("allow")]).toEqual([405, "OPTIONS, POST"]);
});

test("a forged preference cookie changes nothing", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const cookie = '__Host-madang-preferences=large" onload="x.high';
  const html = await (await portal.fetch("/news", { headers: { cookie } })).text();
  expect(html).toContain('<html lang="ko">');
});

test.for([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/%0d%0aset-cookie:a=b/../\r\nx: y",
  "\t//evil.example",
  "/ /evil",
  "/..//evil.example",
  "/.//evil.example",
  "",
  "news",
  "/\u0000",
])("a return address like %j leads home or stays here", (wanted) => {
  const path = returnPath(wanted);
  expect(path.startsWith("/")).toBe(true);
  expect(new URL(path, "https://portal.example").origin).toBe("https://portal.example");
  expect(path).not.toMatch(/[\r\n\\]/);
});

test("no return address leads to another site", () => {
  assert(
    property(
      oneof(
        string({ unit: "binary" }),
        webUrl(),
        string().map((text) => `/${text}`),
      ),
      (wanted) => {
        const path = returnPath(wanted);
        expect(new URL(path, "https://portal.example").origin).toBe("https://portal.example");
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
      },
    ),
    { numRuns: 2000 },
  );
});
