import { describe, expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { openPage } from "./test-browser.ts";
import { visitPortal } from "./visited-portal.ts";

const visited = visitPortal();

/** What documents load; the worker comes after everything else and is no part of a page. */
const scripts = () =>
  visited.portal.requests.filter((path) => path.endsWith(".js") && !path.includes("/service-worker-"));

describe("an interactive fragment", () => {
  test("is hydrated without a warning and works", async () => {
    const { page, complaints } = visited.watched;
    await page.goto(`${visited.portal.origin}/counter`);
    const button = page.getByRole("button", { name: "3번" });
    const id = await button.getAttribute("aria-describedby");
    await hydrated(page);
    await button.click();
    await page.getByRole("button", { name: "4번" }).waitFor();
    expect(await page.locator("button[aria-describedby]").getAttribute("aria-describedby")).toBe(id);
    expect(id).toContain("yard-counter-");
    expect(complaints).toEqual([]);
  });

  test("loads every script once, the container beside React", async () => {
    const { page, complaints } = visited.watched;
    await page.goto(`${visited.portal.origin}/counter`);
    await hydrated(page);
    await page.waitForTimeout(3500);
    expect(new Set(scripts()).size).toBe(scripts().length);
    expect(scripts().findIndex((path) => path.endsWith("/container.js"))).toBeLessThan(3);
    expect(complaints).toEqual([]);
  });

  test("has its styles before any script and without one", async () => {
    const still = await openPage(visited.browser, { javaScriptEnabled: false });
    await still.page.goto(`${visited.portal.origin}/counter`);
    const padding = await still.page
      .locator(".yard-counter")
      .evaluate((element) => getComputedStyle(element).paddingLeft);
    expect(padding).toBe("7px");
    await still.close();
  });

  test("costs at most 100 kB of script on a first page, gzip", async () => {
    const { page } = visited.watched;
    await page.goto(`${visited.portal.origin}/counter`);
    await hydrated(page);
    const bytes = scripts().map((path) => gzipSync(visited.built.file(path) ?? "", { level: 9 }).byteLength);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(100_000);
    expect(bytes.length).toBeGreaterThanOrEqual(3);
  });
});

test("a page without interaction loads only the navigation script", async () => {
  const { page, complaints } = visited.watched;
  await page.goto(`${visited.portal.origin}/list`, { waitUntil: "networkidle" });
  expect(scripts()).toEqual([visited.built.shell.navigate.href]);
  expect(complaints).toEqual([]);
});

describe("a file that was changed on the way is not run, and the server's HTML stays", () => {
  const cases: [string, (path: string) => boolean][] = [
    ["the container's entry", (path) => path.endsWith("/container.js")],
    ["a chunk of the container", (path) => /\/_assets\/yard\/\w+\/(?!container)[\w-]+\.js$/.test(path)],
    ["the hydration script", (path) => path.includes("/hydrate-")],
  ];
  test.each(cases)("%s", async (_name, matches) => {
    const { page, complaints } = visited.watched;
    const paths = [
      ...visited.built.release.assets.map(({ path }) => path),
      visited.built.shell.hydrate.href,
    ].filter((path) => path.endsWith(".js") && matches(path));
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) visited.portal.tamper(path);
    await page.goto(`${visited.portal.origin}/counter`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "3번" }).click();
    expect(await page.title()).toBe("세기 | 시험 누리집");
    expect(await page.getByRole("button").allTextContents()).toContain("3번");
    expect(complaints.some((text) => text.includes("integrity"))).toBe(true);
  });
});

test("a container that was built for another federation runtime leaves the server's HTML", async () => {
  const { page, complaints } = visited.watched;
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "madangFederation", {
      get: () => ({ "1.0": {} }),
      set() {},
    });
  });
  await page.goto(`${visited.portal.origin}/counter`, { waitUntil: "networkidle" });
  expect(scripts().filter((path) => path.includes("/yard/"))).toHaveLength(1);
  expect(await page.getByRole("button").allTextContents()).toContain("3번");
  expect(complaints.some((text) => text.includes("yard/counter"))).toBe(true);
});

describe("a view that throws", () => {
  test("loses only its own box, which shows the server's HTML and a note", async () => {
    const { page, complaints } = visited.watched;
    await page.goto(`${visited.portal.origin}/two`);
    await page.locator("#broken [role=status]").waitFor();
    expect(await page.locator("#broken").textContent()).toContain("이름");
    await page.locator("#sound button").click();
    await page.locator("#sound").getByRole("button", { name: "4번" }).waitFor();
    expect(complaints.every((text) => text.includes("yard/fragile"))).toBe(true);
  });

  test("keeps what the visitor has typed", async () => {
    const { page } = visited.watched;
    await page.goto(`${visited.portal.origin}/later`);
    await hydrated(page);
    await page.getByLabel("이름").fill("김마당");
    await page.getByRole("button", { name: "깨뜨리기" }).click();
    await page.locator("main [role=status]").waitFor();
    expect(await page.getByLabel("이름").inputValue()).toBe("김마당");
  });
});

/** React marks the elements that it has taken over with private keys. */
async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const element = document.querySelector("[data-madang-view] > *");
    return element !== null && Object.keys(element).some((key) => key.startsWith("__reactFiber"));
  });
}
