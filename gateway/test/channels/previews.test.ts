import { generateKey } from "@madang/releases";
import { expect, test } from "vitest";
import { sealPreview, type Preview } from "../../src/channels/preview-token.ts";
import { fragment } from "../fake-module.ts";
import { words } from "../records.ts";
import { startChannels, type ChannelPortal } from "./channel-portal.ts";
import type { PlainAnswer } from "./plain-client.ts";
import { buildsIn, startBuild } from "./telling-build.ts";

async function previewPortal(env: Record<string, string> = {}) {
  const stable = await startBuild("news", "build0001");
  const shown = await startBuild("news", "build0002");
  const other = await startBuild("zoo", "build0001");
  const portal = await startChannels([{ stable, previews: { mine: shown } }, { stable: other }], { env });
  const link = (change: Partial<Preview> = {}): string =>
    sealPreview(
      {
        module: "news",
        name: "mine",
        build: "build0002",
        until: new Date(Date.now() + 3_600_000).toISOString(),
        ...change,
      },
      portal.operator,
    );
  return { portal, stable, shown, other, link };
}

async function enter(portal: ChannelPortal, token: string): Promise<{ answer: PlainAnswer; cookie: string }> {
  const answer = await portal.ask(`/_preview?token=${token}`);
  const [given = ""] = answer.headers.getSetCookie();
  return { answer, cookie: given.split(";")[0] ?? "" };
}

function forgets(answer: PlainAnswer): boolean {
  const cookies = answer.headers.getSetCookie();
  return (
    cookies.some((cookie) => /^madang-preview=; .*Max-Age=0$/.test(cookie)) &&
    cookies.some((cookie) => /^__Host-madang-preview=; .*Secure; .*Max-Age=0$/.test(cookie))
  );
}

test("a link leads to the module's first page, in the build that it names", async () => {
  const { portal, link } = await previewPortal();
  const { answer, cookie } = await enter(portal, link());
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/news"]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^madang-preview=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=3[56]\d\d$/,
  );
  const page = await portal.ask("/news", { headers: { cookie } });
  expect(buildsIn(page.text)).toEqual(["news@build0002", "zoo@build0001"]);
  expect((await portal.ask("/en/_preview?token=" + link())).headers.get("location")).toBe("/en/news");
});

test("over TLS its cookie belongs to this host alone", async () => {
  const { portal, link } = await previewPortal({ PUBLIC_ORIGIN: "https://portal.example" });
  const { answer, cookie } = await enter(portal, link());
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-madang-preview=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax;/,
  );
  expect(buildsIn((await portal.ask("/news", { headers: { cookie } })).text)).toContain("news@build0002");
});

test("whatever a preview shows is kept nowhere and found by nobody", async () => {
  const { portal, link } = await previewPortal();
  const { cookie } = await enter(portal, link());
  for (const path of ["/news", "/_data/news", "/news/mine", "/api/news", "/zoo", "/api/zoo", "/none"]) {
    const { headers } = await portal.ask(path, { headers: { cookie } });
    expect([path, headers.get("cache-control"), headers.get("etag"), headers.get("x-robots-tag")]).toEqual([
      path,
      "private, no-store",
      null,
      "noindex",
    ]);
  }
});

test("it passes every shared cache in both directions", async () => {
  const { portal, stable, shown, other, link } = await previewPortal();
  const { cookie } = await enter(portal, link());
  const asked = (): number =>
    [stable, shown, other].reduce((sum, { server }) => sum + server.requests.length, 0);
  for (const path of ["/news", "/_data/news", "/api/news", "/zoo"]) {
    await portal.ask(path);
    const before = asked();
    await portal.ask(path, { headers: { cookie } });
    await portal.ask(path, { headers: { cookie } });
    const previewed = asked() - before;
    expect([path, previewed >= 2]).toEqual([path, true]);
    const plain = await portal.ask(path);
    expect([path, asked() - before - previewed]).toEqual([path, 0]);
    expect(plain.headers.get("cache-status")).toContain("hit");
    expect(buildsIn(plain.text)).not.toContain("news@build0002");
    expect(plain.headers.get("x-robots-tag")).toBeNull();
  }
});

test("a note above every page says that it is a preview and offers a way out, in both languages", async () => {
  const { portal, link } = await previewPortal();
  const { cookie } = await enter(portal, link());
  const korean = await portal.ask("/news", { headers: { cookie } });
  expect(korean.text).toContain("미리보기입니다: news mine");
  expect(korean.text).toContain('<form method="post" action="/_preview/leave">');
  expect(korean.text).toContain('name="return" value="/news"');
  expect((await portal.ask("/en/news/mine", { headers: { cookie } })).text).toContain(
    "This is a preview: news mine",
  );
  expect((await portal.ask("/none", { headers: { cookie } })).text).toContain("미리보기입니다");
  expect((await portal.ask("/news")).text).not.toContain("미리보기");
});

test("leaving takes the cookie back and returns to the page", async () => {
  const { portal, link } = await previewPortal();
  const { cookie } = await enter(portal, link());
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const leave = (body: string, headers: Record<string, string> = {}) =>
    portal.ask("/_preview/leave", { method: "POST", headers: { cookie, ...form, ...headers }, body });
  const answer = await leave("return=%2Fen%2Fnews");
  expect([answer.status, answer.headers.get("location"), forgets(answer)]).toEqual([303, "/en/news", true]);
  expect((await leave("return=https://evil.example")).headers.get("location")).toBe("/");
  expect((await leave("", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await portal.ask("/_preview/leave")).status).toBe(405);
});

test("a link that is over says so, and its cookie goes", async () => {
  const { portal, stable, shown, other, link } = await previewPortal();
  const old = link({ until: new Date(Date.now() - 1000).toISOString() });
  const over = [old, link({ name: "else" }), link({ build: "build0009" }), link({ module: "nothing" })];
  for (const token of over) {
    const { answer } = await enter(portal, token);
    expect([answer.status, forgets(answer)]).toEqual([410, true]);
    expect(answer.text).toContain("미리보기가 끝났습니다");
    const opened = await portal.ask("/en/news", { headers: { cookie: `madang-preview=${token}` } });
    expect([opened.status, forgets(opened)]).toEqual([410, true]);
    expect(opened.text).toContain("This preview is over");
  }
  const { cookie } = await enter(portal, link());
  await portal.change([{ stable }, { stable: other }]);
  const withdrawn = await portal.ask("/news", { headers: { cookie } });
  expect([withdrawn.status, forgets(withdrawn)]).toEqual([410, true]);
  await portal.change([{ stable: shown }, { stable: other }]);
  expect((await portal.ask("/news")).status).toBe(200);
});

test("a link that the operator did not sign is no link", async () => {
  const { portal, link } = await previewPortal();
  const { key: stranger } = generateKey("stranger");
  const preview = { module: "news", name: "mine", build: "build0002", until: "2099-01-01T00:00:00Z" };
  const bad = [
    "",
    "x",
    link().slice(0, -5),
    `A${link().slice(1)}`,
    sealPreview(preview, stranger),
    "a".repeat(5000),
    "%00",
    "é".repeat(10),
  ];
  for (const token of bad) {
    const { answer } = await enter(portal, encodeURI(token));
    expect([answer.status, forgets(answer)]).toEqual([400, true]);
    expect(answer.text).toContain("미리보기 링크가 올바르지 않습니다");
    if (/[^\x21-\x7e]/.test(token)) continue;
    const opened = await portal.ask("/news", { headers: { cookie: `madang-preview=${token}` } });
    expect(buildsIn(opened.text)).not.toContain("news@build0002");
  }
});

test("a form sent when the preview is over is not lost: the build that everybody gets takes it", async () => {
  const { portal, stable, shown, other, link } = await previewPortal();
  const { cookie } = await enter(portal, link());
  const send = () =>
    portal.ask("/news/mine?_build=build0002", {
      method: "POST",
      headers: {
        cookie,
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
      },
      body: "a=1",
    });
  expect((await send()).status).toBe(303);
  expect(shown.forms).toEqual(["a=1"]);
  await portal.change([{ stable }, { stable: other }]);
  const late = await send();
  expect([late.status, forgets(late), stable.forms]).toEqual([303, true, ["a=1"]]);
});

test("a preview may show pages that nobody else can open yet", async () => {
  const stable = await startBuild("news", "build0001");
  const shown = await startBuild("news", "build0002", {
    pages: {
      detail: { path: "/news/:id", title: words("n"), access: "public" },
      extra: { path: "/extra", title: words("n"), access: "public" },
    },
    navigation: [],
  });
  shown.server.on("/extra", fragment("<h1>news@build0002 extra</h1>"));
  const portal = await startChannels([{ stable, previews: { mine: shown } }]);
  const token = sealPreview(
    { module: "news", name: "mine", build: "build0002", until: "2099-01-01T00:00:00Z" },
    portal.operator,
  );
  const { answer, cookie } = await enter(portal, token);
  expect(answer.headers.get("location")).toBe("/extra");
  expect((await portal.ask("/extra")).status).toBe(404);
  expect((await portal.ask("/extra", { headers: { cookie } })).text).toContain("news@build0002 extra");
});
