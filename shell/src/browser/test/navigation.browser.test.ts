import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { mainClass } from "../../layouts/main-class.ts";
import { isSameDocument, launchBrowser, markDocument, openPage, type WatchedPage } from "./test-browser.ts";
import { buildPortal, startPortal, type BuiltPortal, type TestPortal } from "./test-portal.ts";

let built: BuiltPortal;
let browser: Browser;
let portal: TestPortal;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  [built, browser] = await Promise.all([buildPortal(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  built.remove();
});
beforeEach(async () => {
  portal = await startPortal(built);
  watched = await openPage(browser);
  page = watched.page;
});
afterEach(async () => {
  await watched.close();
  await portal.close();
});

async function open(path: string): Promise<void> {
  await page.goto(portal.origin + path, { waitUntil: "networkidle" });
  await markDocument(page);
}

const follow = (href: string) => page.locator(`main a[href="${href}"]`).click();
const heading = (name: string) => page.getByRole("heading", { name }).waitFor();
const scrollPosition = () => page.evaluate(() => Math.round(scrollY));

describe("following a link", () => {
  test("shows the page in the same document: title, address, breadcrumb, current item, addresses of the frame", async () => {
    await open("/");
    await follow("/list");
    await heading("목록");
    expect(await isSameDocument(page)).toBe(true);
    expect(await page.title()).toBe("목록 | 시험 누리집");
    expect(new URL(page.url()).pathname).toBe("/list");
    expect(await page.locator("[data-madang-breadcrumb]").textContent()).toContain("처음");
    expect(await page.locator("[data-madang-nav]").getAttribute("aria-current")).toBe("true");
    expect(await page.locator("[data-madang-alternate=en]").getAttribute("href")).toBe("/en/list");
    expect(await page.locator("[name=return]").inputValue()).toBe("/list");
    expect(await page.locator("link[rel=canonical]").getAttribute("href")).toBe(`${portal.origin}/list`);
    await follow("/");
    await heading("첫 화면");
    expect(await page.locator("[data-madang-nav]").getAttribute("aria-current")).toBeNull();
    expect(watched.complaints).toEqual([]);
  });

  test("moves focus to the content, says the title, and starts at the top", async () => {
    await open("/");
    await page.evaluate(() => scrollTo(0, 500));
    await follow("/list");
    await heading("목록");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    expect(await page.locator("p[role=status]").textContent()).toBe("목록");
    expect(await scrollPosition()).toBe(0);
  });

  test("goes to the place that the address names", async () => {
    await open("/");
    await follow("/list");
    await heading("목록");
    await page.locator("main a[href='/list#end']").click();
    expect(await scrollPosition()).toBeGreaterThan(2000);
    expect(await isSameDocument(page)).toBe(true);
  });

  test("hydrates what is interactive there and ends it again", async () => {
    await open("/");
    await follow("/counter");
    await page.getByRole("button", { name: "3번" }).waitFor();
    await page.waitForFunction(() => "madangHydration" in globalThis);
    await expect
      .poll(async () => {
        await page.locator(".yard-counter button").click();
        return page.locator(".yard-counter button").textContent();
      })
      .not.toBe("3번");
    await follow("/list");
    await heading("목록");
    expect(watched.complaints).toEqual([]);
  });

  test("changes the stylesheets: the page's own come before it is shown, those of the last page go", async () => {
    await open("/");
    await follow("/counter");
    await page.locator(".yard-counter").waitFor();
    const sheets = await page
      .locator("link[rel=stylesheet]")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(sheets).toEqual([built.shell.baseSheet.href, built.release.views["counter"]?.styles[0]?.href]);
    const padding = await page
      .locator(".yard-counter")
      .evaluate((element) => getComputedStyle(element).paddingLeft);
    expect(padding).toBe("7px");
  });

  test("closes the menu it was chosen from", async () => {
    await open("/");
    await page.locator("header summary").click();
    await page.locator("header nav a").click();
    await heading("목록");
    expect(await page.locator("header details").getAttribute("open")).toBeNull();
  });

  test("shows that a slow page is on its way, and nothing of it on a quick one", async () => {
    await open("/");
    await follow("/slow");
    await page.locator(".m-loading").waitFor({ state: "attached" });
    expect(await page.locator("main").getAttribute("aria-busy")).toBe("true");
    await heading("느린 화면");
    expect(await page.locator(".m-loading").count()).toBe(0);
    expect(await page.locator("main").getAttribute("aria-busy")).toBeNull();
  });

  test("that is overtaken by another one is forgotten", async () => {
    await open("/");
    await follow("/slow");
    await follow("/list");
    await heading("목록");
    await page.waitForTimeout(1500);
    expect(await page.title()).toBe("목록 | 시험 누리집");
    expect(new URL(page.url()).pathname).toBe("/list");
  });
});

describe("back and forward", () => {
  test("show the pages again where they were left", async () => {
    await open("/");
    await page.evaluate(() => scrollTo(0, 700));
    await page.evaluate(() => document.querySelector<HTMLElement>("main a[href='/list']")?.click());
    await heading("목록");
    await page.evaluate(() => scrollTo(0, 900));
    await page.goBack();
    await heading("첫 화면");
    await expect.poll(scrollPosition).toBe(700);
    await page.goForward();
    await heading("목록");
    await expect.poll(scrollPosition).toBe(900);
    expect(await isSameDocument(page)).toBe(true);
  });

  test("do not ask the server again for a page that may be kept", async () => {
    await open("/");
    await follow("/list");
    await heading("목록");
    await follow("/");
    await heading("첫 화면");
    const before = portal.requests.length;
    await page.goBack();
    await heading("목록");
    await page.goForward();
    await heading("첫 화면");
    expect(portal.requests.slice(before)).toEqual([]);
  });

  test("within one page only scroll", async () => {
    await open("/list");
    const before = portal.requests.length;
    await page.locator("main a[href='/list#end']").click();
    await expect.poll(scrollPosition).toBeGreaterThan(2000);
    await page.goBack();
    await expect.poll(scrollPosition).toBe(0);
    expect(portal.requests.length).toBe(before);
    expect(await isSameDocument(page)).toBe(true);
  });

  test("work after a reload, which keeps the place", async () => {
    await open("/");
    await follow("/list");
    await heading("목록");
    await page.evaluate(() => scrollTo(0, 800));
    await page.reload({ waitUntil: "networkidle" });
    await expect.poll(scrollPosition).toBe(800);
    await page.goBack();
    await heading("첫 화면");
  });
});

describe("forms", () => {
  test("a search is shown in place, with its words in the address", async () => {
    await open("/list");
    await page.locator("[name=q]").fill("주차장 & 도로");
    await page.getByRole("button", { name: "찾기" }).click();
    await heading("찾은 것");
    expect(await isSameDocument(page)).toBe(true);
    expect(new URL(page.url()).searchParams.get("q")).toBe("주차장 & 도로");
  });

  test("a POST stays the browser's", async () => {
    await open("/list");
    await page.getByRole("button", { name: "크게" }).click();
    await page.waitForURL("**/preferences");
    expect(portal.requests).not.toContain("/_data/preferences");
  });
});

describe("personal pages are documents of their own", () => {
  test("they are entered by the browser, without asking twice", async () => {
    await open("/");
    await page.locator("main a[href='/mine']").hover();
    await page.waitForTimeout(200);
    await follow("/mine");
    await heading("내 화면");
    expect(await isSameDocument(page)).toBe(false);
    expect(portal.requests.filter((path) => path.endsWith("/mine"))).toEqual(["/_data/mine", "/mine"]);
  });

  test("and where the interest was not seen before the click", async () => {
    await open("/");
    await page.evaluate(() => document.querySelector<HTMLElement>("main a[href='/mine']")?.click());
    await heading("내 화면");
    expect(await isSameDocument(page)).toBe(false);
  });

  test("the browser asks before it drops what was typed in a form", async () => {
    await open("/form");
    await page.evaluate(() => addEventListener("beforeunload", (event) => event.preventDefault()));
    await page.locator("[name=name]").fill("김마당");
    const asked = new Promise<string>((resolve) => {
      page.once("dialog", (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      });
    });
    await follow("/list");
    expect(await asked).toBe("beforeunload");
    expect(await page.locator("[name=name]").inputValue()).toBe("김마당");
  });
});

test("layouts of one frame change into each other in place", async () => {
  await open("/");
  expect(await page.locator("main").getAttribute("class")).toBe(mainClass.page);
  await follow("/wide");
  await heading("넓은 화면");
  expect(await page.locator("main").getAttribute("class")).toBe(mainClass.wide);
  await follow("/list");
  await heading("목록");
  expect(await page.locator("main").getAttribute("class")).toBe(mainClass.page);
  expect(await isSameDocument(page)).toBe(true);
});

describe("a full navigation is made", () => {
  const cases: [string, string, string][] = [
    ["when the frame is of another build", "/other-shell", "새 틀"],
    ["when the frame is another one", "/other-layout", "다른 틀"],
    ["when a module is in another build than before", "/other-build", "새 배포"],
    ["when the answer is not navigation data", "/broken", "자료 없음"],
    ["into another language", "/en/list", "List"],
  ];
  test.each(cases)("%s", async (_name, href, name) => {
    await open("/");
    await follow(href);
    await heading(name);
    expect(await isSameDocument(page)).toBe(false);
    expect(new URL(page.url()).pathname).toBe(href);
  });

  test("when the page does not exist", async () => {
    await open("/");
    await follow("/gone");
    await page.getByText("없는 주소입니다.").waitFor();
  });

  test("when the link is for a file", async () => {
    await open("/");
    await follow("/guide.pdf");
    await page.waitForURL("**/guide.pdf");
    expect(portal.requests).not.toContain("/_data/guide.pdf");
  });

  test("when a modified click asks for another tab", async () => {
    await open("/");
    const opened = page.context().waitForEvent("page");
    await page.locator("main a[href='/list']").click({ modifiers: ["Control"] });
    await (await opened).close();
    expect(new URL(page.url()).pathname).toBe("/");
  });
});

describe("prefetch", () => {
  test("begins when a pointer rests on a link, and the click needs no further request", async () => {
    await open("/");
    await page.locator("main a[href='/list']").hover();
    await expect.poll(() => portal.requests.filter((path) => path === "/_data/list").length).toBe(1);
    await follow("/list");
    await heading("목록");
    expect(portal.requests.filter((path) => path === "/_data/list")).toHaveLength(1);
  });

  test("is not repeated for a page that turned out to be personal", async () => {
    await open("/");
    for (let round = 0; round < 3; round++) {
      await page.locator("main a[href='/mine']").hover();
      await page.waitForTimeout(150);
      await page.locator("h1").hover();
    }
    expect(portal.requests.filter((path) => path === "/_data/mine")).toHaveLength(1);
  });

  test("does not happen for whoever saves data", async () => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "connection", { value: { saveData: true } });
    });
    await open("/");
    await page.locator("main a[href='/list']").hover();
    await page.waitForTimeout(200);
    expect(portal.requests).not.toContain("/_data/list");
  });
});

test("scripts from elsewhere are refused, by policy and by the trusted types", async () => {
  await open("/");
  const refused = await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.src = "https://elsewhere.example/_assets/x.js";
      return "";
    } catch (error) {
      return String(error);
    }
  });
  expect(refused).toContain("TypeError");
  const markup = await page.evaluate(() => {
    try {
      document.body.innerHTML = "<b>x</b>";
      return "";
    } catch (error) {
      return String(error);
    }
  });
  expect(markup).toContain("TypeError");
});
