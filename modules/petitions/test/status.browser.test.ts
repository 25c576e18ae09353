import {
  accessibilityViolations,
  launchChromium,
  newDocument,
  openWatchedPage,
  startPortal,
  type Portal,
  type WatchedPage,
} from "@madang/test-kit";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { earlierExamples } from "../sample/earlier-examples.ts";
import type { ExamplePetition } from "../sample/example-petition.ts";
import { openExamples } from "../sample/open-examples.ts";

let portal: Portal;
let browser: Browser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  portal = await startPortal({ modules: ["petitions"], sample: ["petitions"] });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await portal.stop();
});
afterEach(async () => {
  const troubles = open.flatMap((each) => each.troubles).filter((trouble) => !/status of 422/.test(trouble));
  await Promise.all(open.splice(0).map((each) => each.close()));
  expect(troubles).toEqual([]);
});

const examples = [...openExamples, ...earlierExamples];
const byState = (state: string) => examples.find(({ history }) => history.at(-1)?.step === state)!;

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const watched = await openWatchedPage(browser, options);
  open.push(watched);
  await watched.page.goto(portal.origin + path);
  return watched.page;
}

/** Looks the example up as its sender would. */
async function lookUp(
  example: ExamplePetition,
  options: BrowserContextOptions = {},
  prefix = "",
): Promise<Page> {
  const page = await visit(`${prefix}/petitions/find`, options);
  await page.fill("[name=receipt]", example.receiptNumber);
  await page.fill("[name=pin]", example.password);
  await page.click("main form button");
  await page.waitForURL(/\/petitions\/status\//);
  return page;
}

async function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

const plain = { javaScriptEnabled: false };
const phone = { viewport: { width: 320, height: 640 } };

describe("the status page in every state", () => {
  test.each(examples.map((example) => [example.history.at(-1)!.step, example] as const))(
    "%s: accessible, with every fold open too, and no wider than the narrowest phone",
    async (_, example) => {
      const page = await lookUp(example, phone);
      expect(await page.textContent("h1")).toBe(example.text.title);
      expect(await fits(page)).toBe(true);
      for (const fold of await page.locator("main details summary").all()) await fold.click();
      expect(await fits(page)).toBe(true);
      expect(await accessibilityViolations(page)).toEqual([]);
    },
  );

  test("in English, and in high contrast", async () => {
    const page = await lookUp(byState("in-progress"), {}, "/en");
    expect(await page.textContent("main")).toContain("The first day counts");
    expect(await page.getAttribute("h1", "lang")).toBe("ko");
    await page.click("button[name=contrast][value=high]");
    await page.waitForSelector("html[data-contrast=high]");
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test("on paper it keeps the dates and their explanation, and drops what can only be pressed", async () => {
    const page = await lookUp(byState("in-progress"));
    await page.emulateMedia({ media: "print" });
    expect(await page.isVisible("table.m-days")).toBe(true);
    expect(await page.isVisible("text=할 수 있는 일")).toBe(false);
    expect(await page.isVisible("text=쓴 내용 모두 보기")).toBe(false);
  });
});

describe("the page of a supplement", () => {
  test("is accessible and fits, also with what was refused", async () => {
    const page = await lookUp(byState("supplement-asked"), phone);
    await page.goto(`${page.url()}/supplement`);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.click("text=자료 보내기");
    await page.waitForSelector(".m-errors");
    await expect.poll(() => page.title()).toMatch(/^오류 1건: /);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
  });
});

describe("without scripts", () => {
  test("what was written is shown on demand and masked again", async () => {
    const example = byState("in-progress");
    const page = await lookUp(example, plain);
    expect(await page.textContent("main")).not.toContain(example.text.body);
    await newDocument(page, () => page.click("text=쓴 내용 모두 보기"));
    expect(await page.textContent("main")).toContain(example.text.body);
    expect(page.url()).toMatch(/\/petitions\/status\/M[\d-]+$/);
    await newDocument(page, () => page.click("text=쓴 내용 가리기"));
    expect(await page.textContent("main")).not.toContain(example.text.body);
  });

  test("more time is asked for, the material sent, and the clock goes on", async () => {
    const page = await lookUp(byState("supplement-asked"), plain);
    await newDocument(page, () => page.click("text=자료 더 내기"));
    expect(await page.textContent("main")).toContain("근린생활시설인지");
    await page.check("[name=days][value='7']");
    await newDocument(page, () => page.click("text=기한 늘리기"));
    expect(await page.textContent("main")).toContain("1번 남았습니다");
    await newDocument(page, () => page.click("text=자료 보내기"));
    expect(await page.title()).toMatch(/^오류 1건: /);
    expect(await page.textContent(".m-errors")).toContain("답과 설명을 써 주세요");
    await page.fill("[name=answer]", "제2종 근린생활시설이고, 굽는 자리는 12제곱미터입니다.");
    await page.click("text=자료 보내기");
    await page.waitForURL(/\/petitions\/status\/M[\d-]+$/);
    expect(await page.textContent("main")).toContain("보완 자료 받음");
    expect(await page.textContent("main")).not.toContain("자료를 기다리는 중");
  });
});

describe("by keyboard alone", () => {
  test("a petition is withdrawn, after its consequences and with the password", async () => {
    const example = byState("received");
    const page = await lookUp(example);
    await page.focus("text=민원 거두기");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/withdraw$/);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.focus("[name=reason]");
    await page.keyboard.type("궁금한 것이 풀렸습니다.");
    await page.keyboard.press("Tab");
    await page.keyboard.type(example.password);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/petitions\/status\/M[\d-]+$/);
    expect(await page.textContent("main")).toContain("이 민원을 거두셨습니다");
    expect(await page.textContent("main")).toContain("궁금한 것이 풀렸습니다.");
  });
});
