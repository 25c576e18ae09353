import {
  launchChromium,
  openWatchedPage,
  startPortal,
  type Portal,
  type WatchedPage,
} from "@madang/test-kit";
import { accessibilityViolations } from "@madang/test-kit";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { completeForm } from "./complete-form.ts";

let portal: Portal;
let browser: Browser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  portal = await startPortal({ modules: ["petitions"] });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await portal.stop();
});
afterEach(async () => {
  const troubles = open.flatMap((each) => each.troubles).filter((trouble) => !expected.test(trouble));
  await Promise.all(open.splice(0).map((each) => each.close()));
  expect(troubles).toEqual([]);
});

/** What Chromium says of a form that was refused, and of a preloaded script where scripts are off. */
const expected = /status of 422|\/container\.js csp$/;

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const watched = await openWatchedPage(browser, options);
  open.push(watched);
  watched.page.setDefaultTimeout(10_000);
  await watched.page.goto(portal.origin + path);
  return watched.page;
}

async function fillIn(page: Page, changes: Partial<typeof completeForm> = {}): Promise<void> {
  const form = { ...completeForm, ...changes };
  await page.check(`input[name=type][value=${form.type}]`);
  await page.check(`input[name=reply][value=${form.reply}]`);
  for (const field of ["title", "body", "place", "name", "telephone", "email", "pin", "pinAgain"] as const)
    await page.fill(`[name=${field}]`, form[field]);
  await page.check("[name=consent]");
}

async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const body = document.querySelector("textarea");
    return body !== null && Object.keys(body).some((key) => key.startsWith("__react"));
  });
}

async function sendAndRead(page: Page): Promise<string> {
  await page.click("#send");
  await page.waitForURL(/\/petitions\/receipt\/M/);
  return /M\d\d-\d{4}-\d{4}-\d/.exec(page.url())?.[0] ?? "";
}

describe("in a browser without scripts", () => {
  const plain = { javaScriptEnabled: false };

  test("a petition is sent, its receipt shown, and its progress found again on another device", async () => {
    const page = await visit("/petitions/new", plain);
    await fillIn(page);
    const receipt = await sendAndRead(page);
    expect(await page.textContent("main")).toContain(`접수번호는 ${receipt}입니다.`);
    const other = await visit("/", plain);
    await other.fill("[name=receipt]", receipt);
    await other.fill("[name=pin]", completeForm.pin);
    await other.click("main form[action='/petitions/find'] button");
    await other.waitForURL(/\/petitions\/status\//);
    expect(await other.textContent("h1")).toBe(completeForm.title);
    const stranger = await visit(`/petitions/status/${receipt}`, plain);
    expect(await stranger.textContent("main")).not.toContain("zqtitle");
  });

  test("a refused form keeps what was typed and names what to mend", async () => {
    const page = await visit("/petitions/new", plain);
    await fillIn(page, { title: "" });
    await page.click("#send");
    expect(await page.title()).toMatch(/^오류 1건: 민원 신청/);
    expect(await page.inputValue("[name=body]")).toBe(completeForm.body);
    expect(await page.inputValue("[name=pin]")).toBe("");
  });
});

describe("in a browser with scripts", () => {
  test("characters are counted while one writes, and too many are announced", async () => {
    const page = await visit("/petitions/new");
    await hydrated(page);
    await page.fill("[name=body]", "가".repeat(1284));
    expect(await page.textContent("#body-note")).toContain("1,284 / 2,000");
    await page.fill("[name=body]", "가".repeat(2003));
    expect(await page.textContent("#body-note output")).toBe("3자 넘었습니다. 줄여 주세요.");
  });

  test("a first page with the form costs at most 100 kB of script, gzip", async () => {
    const page = await visit("/petitions/new");
    await hydrated(page);
    const addresses = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => name.split("?")[0] ?? ""),
    );
    const scripts = new Set(
      addresses.filter((each) => each.endsWith(".js") && !each.includes("/service-worker-")),
    );
    const sizes = [...scripts].map(async (address) => {
      const script = await page.request.get(address);
      return gzipSync(await script.body(), { level: 9 }).byteLength;
    });
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(scripts.size).toBe(4);
    expect(bytes).toBeLessThanOrEqual(100_000);
  });

  test("after a refused form the summary has focus, and its links lead to the fields", async () => {
    const page = await visit("/petitions/new");
    await hydrated(page);
    await fillIn(page, { title: "", name: "" });
    await page.click("#send");
    await page.waitForSelector("#errors:focus");
    await page.click("#errors a[href='#name']");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("name");
  });

  test("pressing twice sends once, and the button says what happens", async () => {
    const page = await visit("/petitions/new");
    await hydrated(page);
    await fillIn(page);
    let posts = 0;
    await page.route("**/petitions/new", async (route) => {
      posts += 1;
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    // In one go: Playwright itself waits for the navigation that a press begins.
    const afterFirst = await page.evaluate(async () => {
      const button = document.querySelector<HTMLElement>("#send");
      button?.click();
      await new Promise((resolve) => setTimeout(resolve, 150));
      const state = { busy: button?.getAttribute("aria-busy"), words: button?.textContent };
      button?.click();
      return state;
    });
    expect(afterFirst).toEqual({ busy: "true", words: "보내는 중" });
    await page.waitForURL(/\/petitions\/receipt\/M/);
    expect(posts).toBe(1);
  });

  test("leaving with something unsent is asked, by a link too; leaving after sending is not", async () => {
    const page = await visit("/petitions/new");
    await hydrated(page);
    const questions: string[] = [];
    page.on("dialog", (dialog) => {
      questions.push(dialog.type());
      void dialog.dismiss();
    });
    await fillIn(page);
    await page.click(".m-nav a[href='/petitions']", { noWaitAfter: true });
    await expect.poll(() => questions).toEqual(["beforeunload"]);
    expect(await page.inputValue("[name=title]")).toBe(completeForm.title);
    await sendAndRead(page);
    await page.goto(`${portal.origin}/petitions`);
    expect(questions).toEqual(["beforeunload"]);
  });

  test("an untouched form is left without a question", async () => {
    const page = await visit("/petitions/new");
    await hydrated(page);
    page.on("dialog", () => expect.unreachable("a question was asked"));
    await page.click(".m-nav a[href='/petitions']");
    await page.waitForURL(`${portal.origin}/petitions`);
  });

  test("nothing that was typed stands in any address", async () => {
    const page = await visit("/petitions/new");
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
    await hydrated(page);
    await fillIn(page);
    await sendAndRead(page);
    await page.click("text=처리 상황 보기");
    await page.waitForURL(/\/petitions\/status\//);
    for (const value of ["zqtitle", "zqbody", "느티나무길", completeForm.name, completeForm.pin])
      expect(addresses.filter((address) => address.includes(value))).toEqual([]);
  });
});

describe("for everyone", () => {
  test.each(["light", "high contrast"])(
    "no page has an accessibility problem, in %s, on a narrow phone",
    async (contrast) => {
      const page = await visit("/petitions", { viewport: { width: 320, height: 720 } });
      if (contrast === "high contrast") {
        const form = { contrast: "high", return: "/petitions" };
        await page.request.post(`${portal.origin}/preferences`, {
          form,
          headers: { "sec-fetch-site": "same-origin" },
        });
      }
      const check = async () => {
        const high = await page.getAttribute("html", "data-contrast");
        expect(high).toBe(contrast === "high contrast" ? "high" : null);
        expect(await accessibilityViolations(page)).toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(sideways).toBeLessThanOrEqual(0);
      };
      for (const path of ["/petitions", "/en/petitions", "/en/petitions/new", "/petitions/find"]) {
        await page.goto(portal.origin + path);
        await check();
      }
      await page.goto(`${portal.origin}/petitions/new`);
      await hydrated(page);
      await fillIn(page, { title: "", consent: "" });
      await page.click("#send");
      await page.waitForSelector("#errors");
      await check();
      await fillIn(page);
      await sendAndRead(page);
      await check();
      await page.click("text=처리 상황 보기");
      await page.waitForURL(/\/petitions\/status\//);
      await check();
    },
  );
});
