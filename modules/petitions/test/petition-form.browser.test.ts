import {
  accessibilityViolations,
  launchChromium,
  newDocument,
  openWatchedPage,
  startPortal,
  type Portal,
  type WatchedPage,
} from "@madang/test-kit";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { fileAPetition, fillIn, goOn, sendAndRead, walkTo, type BrowserStep } from "./browser-flow.ts";
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

/** What Chromium says of a form that was refused, of a save that a test breaks, and of a preloaded script where scripts are off. */
const expected = /status of (422|503)|ERR_FAILED|\/container\.js csp$/;

async function visit(path: string | undefined, options: BrowserContextOptions = {}): Promise<Page> {
  const watched = await openWatchedPage(browser, options);
  open.push(watched);
  if (path !== undefined) await watched.page.goto(portal.origin + path);
  return watched.page;
}

async function visitStep(step: BrowserStep, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await visit(undefined, options);
  await walkTo(page, { origin: portal.origin, step });
  return page;
}

async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const form = document.querySelector("main form");
    const root = form?.closest("[data-madang-view]")?.firstElementChild ?? null;
    return root !== null && Object.keys(root).some((key) => key.startsWith("__react"));
  });
}

const plain = { javaScriptEnabled: false };

describe("in a browser without scripts", () => {
  test("a petition is sent step by step, its receipt shown and saved, and found again on another device", async () => {
    const page = await visit(undefined, plain);
    const receipt = await fileAPetition(page, portal.origin);
    expect(await page.textContent("main")).toContain(`접수번호는 ${receipt}입니다.`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click("text=접수증 저장 >> nth=-1"),
    ]);
    expect(download.suggestedFilename()).toBe(`민원 접수증 ${receipt}.html`);
    const other = await visit("/", plain);
    await other.fill("[name=receipt]", receipt);
    await other.fill("[name=pin]", completeForm.pin);
    await other.click("main form[action^='/petitions/find'] button");
    await other.waitForURL(/\/petitions\/status\//);
    expect(await other.textContent("h1")).toBe(completeForm.title);
    const stranger = await visit(`/petitions/status/${receipt}`, plain);
    expect(await stranger.textContent("main")).not.toContain("zqtitle");
  });

  test("a refused step keeps what was typed and names what to mend", async () => {
    const page = await visitStep("content", plain);
    await fillIn(page, "content", { title: "" });
    await newDocument(page, () => page.click("#next"));
    expect(await page.title()).toMatch(/^오류 1건: /);
    expect(await page.inputValue("[name=body]")).toBe(completeForm.body);
  });

  test("a draft is saved, continued on another device with one press, and deleted", async () => {
    const page = await visitStep("content", plain);
    await fillIn(page, "content", { title: "" });
    await newDocument(page, () => page.click("#save"));
    expect(await page.textContent("#saved")).toMatch(/^저장했습니다 \d\d:\d\d/);
    const link = await page.getAttribute("aside a[href*='code=']", "href");
    const other = await visit(link ?? "", plain);
    await other.click("#resume");
    await other.waitForURL(/\/content$/);
    expect(await other.inputValue("[name=body]")).toBe(completeForm.body);
    await other.click("text=이 신청서 지우기");
    await other.waitForURL(/\/delete$/);
    await newDocument(other, () => other.click("#delete"));
    expect(await other.textContent("h1")).toBe("신청서를 지웠습니다");
    await page.reload();
    expect(await page.textContent("h1")).toBe("신청서를 지웠습니다");
  });

  test("the kind can be changed later, and back leads back", async () => {
    const page = await visitStep("applicant", plain);
    for (const step of ["files", "content"]) {
      await page.click("text=이전 단계");
      await page.waitForURL(new RegExp(`/${step}$`));
    }
    await page.click("summary:has-text('민원 유형 바꾸기')");
    await page.check("input[name=type][value=inquiry]");
    await newDocument(page, () => page.click("#next"));
    await page.goBack();
    expect(await page.textContent(".m-head")).toContain("민원 신청: 질의");
  });
});

describe("in a browser with scripts", () => {
  test("characters are counted while one writes, and too many are announced", async () => {
    const page = await visitStep("content");
    await hydrated(page);
    await page.fill("[name=body]", "가".repeat(1284));
    expect(await page.textContent("#body-note")).toContain("1,284 / 2,000");
    await page.fill("[name=body]", "가".repeat(2003));
    expect(await page.textContent("#body-note output")).toBe("3자 넘었습니다. 줄여 주세요.");
  });

  test.each(["new", "content", "files", "applicant", "review"] as const)(
    "a first page with the step %s costs at most 100 kB of script, gzip",
    async (step) => {
      const walked = await visitStep(step);
      // A fresh cache, with the visitor's cookie.
      const page = await walked.context().newPage();
      await page.goto(walked.url(), { waitUntil: "networkidle" });
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
      process.stdout.write(`${step}: ${scripts.size} scripts, ${bytes} bytes, gzip\n`);
      expect(bytes).toBeLessThanOrEqual(100_000);
    },
  );

  test("after a refused step the summary has focus, and its links lead to the fields", async () => {
    const page = await visitStep("applicant");
    await hydrated(page);
    await fillIn(page, "applicant", { name: "", telephone: "" });
    await page.click("#next");
    await page.waitForSelector("#errors:focus");
    await page.click("#errors a[href='#name']");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("name");
  });

  test("pressing send twice sends once, and the button says what happens", async () => {
    const page = await visitStep("review");
    await hydrated(page);
    await fillIn(page, "review");
    let posts = 0;
    await page.route(/\/review(?:\?|$)/, async (route) => {
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

  test("what is typed is saved beside the writing, said so, and there in another window", async () => {
    const page = await visitStep("content");
    await hydrated(page);
    await fillIn(page, "content", { title: "" });
    await page.waitForFunction(() =>
      /저장했습니다 \d\d:\d\d/.test(document.querySelector("#saved")?.textContent ?? ""),
    );
    const other = await page.context().newPage();
    await expect
      .poll(async () => {
        await other.goto(page.url());
        return other.inputValue("[name=body]");
      })
      .toBe(completeForm.body);
  });

  test("a save that fails is said to have failed, and leaving is asked until it is saved", async () => {
    const page = await visitStep("applicant");
    await hydrated(page);
    const questions: string[] = [];
    page.on("dialog", (dialog) => {
      questions.push(dialog.type());
      void dialog.dismiss();
    });
    const applicant = /\/applicant(?:\?|$)/;
    await page.route(applicant, (route) => route.abort("failed"));
    await fillIn(page, "applicant");
    await page.waitForSelector("#saved:has-text('저장하지 못했습니다')");
    expect(await page.textContent("[role=status]")).toContain("저장하지 못했습니다");
    await page.click(".m-nav a[href='/petitions']", { noWaitAfter: true });
    await expect.poll(() => questions).toEqual(["beforeunload"]);
    await page.unroute(applicant);
    await page.fill("[name=name]", "남궁보라");
    await page.waitForSelector("#saved:has-text('저장했습니다')");
    await page.click(".m-nav a[href='/petitions']");
    await page.waitForURL(`${portal.origin}/petitions`);
    expect(questions).toHaveLength(1);
  });

  test("a save that is still under way never overtakes the newer text of the button", async () => {
    const page = await visitStep("content");
    await hydrated(page);
    let held = 0;
    await page.route(/\/content(?:\?|$)/, async (route) => {
      if ((route.request().postData() ?? "").includes("save=auto")) {
        held += 1;
        await new Promise((resolve) => setTimeout(resolve, 1200));
      }
      await route.continue();
    });
    await fillIn(page, "content", { title: "처음 쓴 제목" });
    await expect.poll(() => held, { timeout: 60_000 }).toBe(1);
    await page.fill("[name=title]", "나중에 쓴 제목");
    await goOn(page, "files");
    await page.goBack();
    await page.reload();
    expect(await page.inputValue("[name=title]")).toBe("나중에 쓴 제목");
  });

  test("an untouched step is left without a question", async () => {
    const page = await visitStep("content");
    await hydrated(page);
    let questions = 0;
    page.on("dialog", () => (questions += 1));
    await page.click(".m-nav a[href='/petitions']");
    await page.waitForURL(`${portal.origin}/petitions`);
    expect(questions).toBe(0);
  });

  test("nothing that was typed stands in any address, and no code in a Referer of another page", async () => {
    const page = await visit("/petitions/new");
    const addresses: string[] = [];
    const referers: string[] = [];
    page.on("request", (request) => {
      addresses.push(decodeURIComponent(request.url()));
      referers.push(request.headers()["referer"] ?? "");
    });
    const receipt = await fileAPetition(page, portal.origin);
    await page.click("text=처리 상황 보기");
    await page.waitForURL(/\/petitions\/status\//);
    expect(addresses.some((address) => address.includes(receipt))).toBe(true);
    for (const value of ["zqtitle", "zqbody", "느티나무길", completeForm.name, completeForm.pin])
      expect(addresses.filter((address) => address.includes(value))).toEqual([]);
    await walkTo(page, { origin: portal.origin, step: "files" });
    const code = await page.textContent("#resume-code");
    await page.goto(portal.origin + (await page.getAttribute("aside a[href*='code=']", "href")));
    await page.click("#resume");
    await page.waitForURL(/\/content$/);
    const said = [portal.gateway, ...portal.services.values()].map((each) => each.output()).join("\n");
    expect(said).not.toContain(code);
    const policy = await page.request.get(`${portal.origin}/petitions/resume?code=${code}`);
    expect(policy.headers()["referrer-policy"]).toMatch(
      /^(strict-origin-when-cross-origin|same-origin|strict-origin|no-referrer)$/,
    );
    expect(policy.headers()["cache-control"]).toContain("no-store");
    expect(await policy.text()).toContain('<meta name="robots" content="noindex">');
    expect(referers.filter((each) => each !== "" && !each.startsWith(portal.origin))).toEqual([]);
  });
});

describe("with the keyboard alone", () => {
  /** Moves on with Tab until the element has focus, as one who sees only the focus does. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      const reached = await page.evaluate(
        (wanted) => document.activeElement?.matches(wanted) ?? false,
        selector,
      );
      if (reached) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${selector}`);
  }

  async function type(page: Page, field: string, text: string): Promise<void> {
    await tabTo(page, `[name=${field}]`);
    await page.keyboard.type(text);
  }

  test("a petition is sent from the choice of its kind to the receipt", async () => {
    const page = await visit("/petitions/new");
    await tabTo(page, "main [name=type]");
    await page.keyboard.press("Space");
    await tabTo(page, "#next");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/content$/);
    for (const field of ["title", "body", "place"] as const) await type(page, field, completeForm[field]);
    await tabTo(page, "#next");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/files/);
    await tabTo(page, "#next");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/applicant$/);
    await type(page, "name", completeForm.name);
    await tabTo(page, "[name=reply]");
    await page.keyboard.press("Space");
    await type(page, "telephone", completeForm.telephone);
    await tabTo(page, "#next");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/review$/);
    await type(page, "pin", completeForm.pin);
    await type(page, "pinAgain", completeForm.pin);
    await tabTo(page, "[name=consent]");
    await page.keyboard.press("Space");
    await tabTo(page, "#send");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/petitions\/receipt\/M/);
    expect(await page.textContent("main")).toContain("접수번호");
  });
});

describe("on paper", () => {
  test.each(["", "/en"])(
    "the receipt fits one sheet of A4, and leaves out what only a screen needs (%j)",
    async (prefix) => {
      const page = await visit(undefined);
      await walkTo(page, { origin: portal.origin, step: "review", prefix });
      await sendAndRead(page);
      const pdf = await page.pdf({
        format: "A4",
        margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" },
      });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      await page.emulateMedia({ media: "print" });
      expect(await page.isVisible("text=접수증 저장 >> nth=0").catch(() => false)).toBe(false);
    },
  );
});

describe("for everyone", () => {
  const sizes = [
    { name: "a narrow phone", viewport: { width: 320, height: 720 } },
    { name: "a screen at 200 %", viewport: { width: 640, height: 400 } },
  ];

  async function checked(page: Page): Promise<void> {
    expect(await accessibilityViolations(page), page.url()).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways, page.url()).toBeLessThanOrEqual(0);
  }

  test.each(sizes)("no step and no message has an accessibility problem, on $name", async ({ viewport }) => {
    const page = await visit("/petitions/new", { viewport });
    await checked(page);
    await page.click("#next");
    await page.waitForSelector("#errors");
    await checked(page);
    for (const [step, next] of [
      ["new", "content"],
      ["content", "files"],
      ["files", "applicant"],
      ["applicant", "review"],
    ] as const) {
      await checked(page);
      if (step === "content" || step === "applicant") {
        await page.click("#next");
        await page.waitForSelector("#errors");
        await checked(page);
      }
      await fillIn(page, step);
      await goOn(page, next);
    }
    await checked(page);
    await page.click("#send");
    await page.waitForSelector("#errors");
    await checked(page);
    await page.click("text=이 신청서 지우기");
    await page.waitForURL(/\/delete$/);
    await checked(page);
    await page.goBack();
    expect(await sendAndRead(page)).toMatch(/^M/);
    await checked(page);
  });

  test("in high contrast and in the largest text too", async () => {
    const page = await visit("/petitions/new", { viewport: { width: 320, height: 720 } });
    await page.request.post(`${portal.origin}/preferences`, {
      form: { contrast: "high", text: "larger", return: "/petitions" },
      headers: { "sec-fetch-site": "same-origin" },
    });
    await walkTo(page, { origin: portal.origin, step: "review" });
    expect(await page.getAttribute("html", "data-contrast")).toBe("high");
    await checked(page);
    await page.goto(`${portal.origin}/petitions/resume?ended=away`);
    await checked(page);
  });

  test.each([
    "/petitions",
    "/en/petitions",
    "/en/petitions/new",
    "/petitions/find",
    "/petitions/resume",
    "/en/petitions/resume?ended=expired",
  ])("%s has no accessibility problem on a narrow phone", async (path) => {
    const page = await visit(path, { viewport: { width: 320, height: 720 } });
    expect(await page.locator("h1").count()).toBe(1);
    await checked(page);
  });
});
