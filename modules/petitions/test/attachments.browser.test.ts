import {
  accessibilityViolations,
  launchChromium,
  openWatchedPage,
  startPortal,
  type Portal,
  type WatchedPage,
} from "@madang/test-kit";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { pdf, png } from "./sample-files.ts";

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

/** What Chromium says of a refused form, of a line that is cut on purpose, and of a preload where scripts are off. */
const expected = /status of 422|ERR_INTERNET_DISCONNECTED|ERR_FAILED|\/container\.js csp$/;

async function filesStep(options: BrowserContextOptions = {}): Promise<Page> {
  const watched = await openWatchedPage(browser, options);
  open.push(watched);
  const { page } = watched;
  await page.goto(`${portal.origin}/petitions/new?type=suggestion`);
  await page.click("main form button[id=next], main form .m-btn-main");
  await page.fill("[name=title]", "가로등을 고쳐 주세요");
  await page.fill("[name=body]", "하늘로 12 앞 가로등이 꺼져 있습니다.");
  await page.click("#next");
  await page.waitForURL(/\/files$/);
  return page;
}

async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const input = document.querySelector("input[type=file]");
    return input !== null && Object.keys(input).some((key) => key.startsWith("__react"));
  });
}

const photo = { name: "현장 사진.png", mimeType: "image/png", buffer: png(900_000) };
const program = { name: "현장영상.exe", mimeType: "image/png", buffer: Buffer.from("MZ\u0090\u0000") };

test("with scripts files go at once, with their progress, and are there when the page is opened anew", async () => {
  const page = await filesStep();
  await hydrated(page);
  await page.setInputFiles("#files", [photo, { ...photo, name: "둘째.pdf", buffer: pdf(30) }]);
  await page.getByRole("button", { name: /빼기.*둘째.pdf/ }).waitFor();
  await expect.poll(() => page.inputValue("#files")).toBe("");
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.reload();
  await page.getByRole("button", { name: /빼기.*현장 사진.png/ }).click();
  await page.getByRole("button", { name: /빼기.*둘째.pdf/ }).waitFor();
  expect(await page.getByText("현장 사진.png").count()).toBe(0);
});

test("a line that breaks costs nothing: the file goes on where it was, and the next page waits for it", async () => {
  const page = await filesStep();
  await hydrated(page);
  const starts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") starts.push(new URL(request.url()).searchParams.get("start") ?? "");
  });
  await page.route("**/files/*?start=524288", (route) => route.abort("internetdisconnected"), { times: 1 });
  await page.setInputFiles("#files", photo);
  await page.getByText("인터넷 연결을 기다리고 있습니다").first().waitFor();
  await page.click("#next");
  await page.waitForURL(/\/applicant$/);
  expect(starts).toEqual(["0", "262144", "524288", "524288", "786432"]);
  await page.goBack();
  await page.getByRole("button", { name: /빼기.*현장 사진.png/ }).waitFor();
});

test("a file that stopped half-way goes on when the same file is chosen again", async () => {
  const page = await filesStep();
  await hydrated(page);
  await page.route("**/files/*?start=262144", (route) => route.abort());
  await page.setInputFiles("#files", photo);
  await page.getByText("인터넷 연결을 기다리고 있습니다").first().waitFor();
  await page.unroute("**/files/*?start=262144");
  await page.reload();
  await page.getByText("다 올라가지 않은 파일").waitFor();
  await page.getByRole("button", { name: /빼기.*현장 사진.png/ }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
});

test("what is refused says why, in the summary of the page and beside the file", async () => {
  const page = await filesStep();
  await hydrated(page);
  await page.setInputFiles("#files", program);
  await page.getByText("‘현장영상.exe’ 파일은 올릴 수 없는 형식입니다").first().waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole("button", { name: /그만두기.*현장영상.exe/ }).click();
  await expect.poll(() => page.getByText("현장영상.exe").count()).toBe(0);
});

test("without scripts one form attaches, refuses, removes and goes on", async () => {
  const page = await filesStep({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await page.setInputFiles("#files", [photo, program]);
  await page.click("#add");
  await page.getByRole("link", { name: /‘현장영상.exe’ 파일은 올릴 수 없는 형식입니다/ }).waitFor();
  await page.getByRole("button", { name: /빼기.*현장 사진.png/ }).waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(320);
  await page.setInputFiles("#files", { ...photo, name: "나중.pdf", buffer: pdf(600_000) });
  await page.getByRole("button", { name: /빼기.*현장 사진.png/ }).click();
  await page.getByRole("button", { name: /빼기.*나중.pdf/ }).waitFor();
  expect(await page.getByText("현장 사진.png").count()).toBe(0);
  await page.click("#next");
  await page.waitForURL(/\/applicant$/);
});
