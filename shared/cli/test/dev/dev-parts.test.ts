import { defineModule, type Manifest } from "@madang/manifest";
import { describe, expect, test, vi } from "vitest";
import { describeProblem } from "../../src/dev/build/describe-problem.ts";
import { RebuildLoop } from "../../src/dev/build/rebuild-loop.ts";
import { isWarning, readable } from "../../src/dev/build/service.ts";
import { addNavigation } from "../../src/dev/frame/add-navigation.ts";
import { layoutFromPage } from "../../src/dev/frame/layout-from-page.ts";
import { isOwnAddress } from "../../src/dev/listener/own-address.ts";
import { portalOrigin } from "../../src/dev/portal-origin.ts";

const manifest: Manifest = defineModule({
  id: "mine",
  version: "1.0.0",
  name: { ko: "내 것", en: "Mine" },
  owner: { department: { ko: "과", en: "Division" }, telephone: "000-000-2050" },
  criticality: "reading",
  grade: 4,
  recovery: { time: 1, point: 1 },
  pages: {
    list: { path: "/mine", title: { ko: "목록", en: "List" }, access: "public" },
    one: { path: "/mine/:id", title: { ko: "하나", en: "One" }, access: "public" },
  },
  navigation: [{ page: "list", label: { ko: '<b>"내 것"', en: "Mine" } }],
  api: { prefix: "/api/mine" },
  fallback: { ko: "없음", en: "None" },
});
const own = { manifest, builds: new Set(["0123456789"]) };

describe("addresses of the module", () => {
  test.each([
    "/mine",
    "/en/mine",
    "/mine/12",
    "/_data/mine",
    "/_data/en/mine/12",
    "/api/mine",
    "/api/mine/x",
    "/madang-dev",
    "/_assets/mine/0123456789/a.js",
  ])("%s is one", (path) => expect(isOwnAddress(own, path)).toBe(true));

  test.each([
    "/",
    "/mine/",
    "/mine/1/2",
    "/mines",
    "/minex/1",
    "/api/mines",
    "/_assets/mine/9999999999/a.js",
    "/_assets/news/0123456789/a.js",
    "/_data",
    "/en",
    "/madang-develop",
    "/_purges",
  ])("%s is none", (path) => expect(isOwnAddress(own, path)).toBe(false));
});

describe("the frame of a portal", () => {
  test.each(["", "<html>", "a".repeat(10_000), '<html lang="ko"><title>⟦main⟧</title>', "{}"])(
    "is not made of %.30j; what is missing is named",
    (html) => {
      const page = { address: "https://www.example/x", html, language: "ko", mainClass: {} } as const;
      expect(() => layoutFromPage(page, "page")).toThrow(
        expect.objectContaining({ code: "CLI_FRAME_UNKNOWN" }),
      );
    },
  );

  test("gets the module's items in its menus, as text, once", () => {
    const menu = '<ul><li><a href="/news" data-madang-nav="news/list">소식</a></li></ul>';
    const once = addNavigation(menu, manifest, "ko");
    expect(once).toContain(
      '<li><a href="/mine" data-madang-nav="mine/list">&lt;b&gt;&quot;내 것&quot;</a></li></ul>',
    );
    expect(addNavigation(once, manifest, "ko")).toBe(once);
  });
});

describe("what is wrong is told", () => {
  test("with file, line and the line's text", () => {
    const location = { file: "server/a.ts", line: 3, column: 4, lineText: "let ;" };
    const cause = Object.assign(new Error("Build failed"), { errors: [{ text: "Unexpected", location }] });
    expect(describeProblem(new Error("no build", { cause }))).toBe(
      "server/a.ts:3:5 Unexpected\n  let ;\n      ^",
    );
  });

  test("from lines of a log that are warnings, and from whatever is no log", () => {
    const line = JSON.stringify({ level: "error", msg: "failed", err: { message: "why", stack: "at x" } });
    expect([isWarning(line), readable(line)]).toEqual([true, "failed: why\nat x"]);
    expect(isWarning(JSON.stringify({ level: "info", msg: "ready" }))).toBe(false);
    expect([isWarning("Segmentation fault"), readable("{not json")]).toEqual([true, "{not json"]);
  });
});

test("what changes during a build is built once more, and no two builds run at a time", async () => {
  let running = 0;
  let most = 0;
  const build = vi.fn<() => Promise<void>>(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  });
  const loop = new RebuildLoop(build);
  await Promise.all([loop.request(), loop.request(), loop.request()]);
  expect([build.mock.calls.length, most]).toEqual([2, 1]);
  const first = loop.request();
  await Promise.resolve();
  void loop.request();
  await first;
  expect([build.mock.calls.length, most]).toEqual([4, 1]);
});

describe("the address of a portal", () => {
  test("is given, or named by the environment, or that of this machine", () => {
    expect(portalOrigin("https://www.hanul.example", {})).toBe("https://www.hanul.example");
    expect(portalOrigin(undefined, { MADANG_PORTAL_URL: "http://127.0.0.1:9/" })).toBe("http://127.0.0.1:9");
    expect(portalOrigin(undefined, {})).toBe("http://localhost:8080");
  });

  test.each([
    "",
    "www.hanul.example",
    "ftp://x",
    "https://x/path",
    "https://x/?q",
    "https://a:b@x",
    "javascript:alert(1)",
    "file:///etc/passwd",
  ])("%j is none", (text) => {
    expect(() => portalOrigin(text, {})).toThrow(expect.objectContaining({ code: "CLI_PORTAL_ORIGIN" }));
  });
});
