import { describe, expect, test } from "vitest";
import { mainClass } from "../../layouts/main-class.ts";
import { visitPortal } from "./visited-portal.ts";

const visited = visitPortal();

describe("following a link", () => {
  test("shows the page in the same document: title, address, breadcrumb, current item, addresses of the frame", async () => {
    await visited.open("/");
    await visited.follow("/list");
    await visited.heading("목록");
    expect(await visited.isSameDocument()).toBe(true);
    expect(await visited.page.title()).toBe("목록 | 시험 누리집");
    expect(new URL(visited.page.url()).pathname).toBe("/list");
    expect(await visited.page.locator("[data-madang-breadcrumb]").textContent()).toContain("처음");
    expect(await visited.page.locator("[data-madang-nav]").getAttribute("aria-current")).toBe("true");
    expect(await visited.page.locator("[data-madang-alternate=en]").getAttribute("href")).toBe("/en/list");
    expect(await visited.page.locator("[name=return]").inputValue()).toBe("/list");
    expect(await visited.page.locator("link[rel=canonical]").getAttribute("href")).toBe(
      `${visited.portal.origin}/list`,
    );
    await visited.follow("/");
    await visited.heading("첫 화면");
    expect(await visited.page.locator("[data-madang-nav]").getAttribute("aria-current")).toBeNull();
    expect(visited.watched.complaints).toEqual([]);
  });

  test("moves focus to the content, says the title, and starts at the top", async () => {
    await visited.open("/");
    await visited.page.evaluate(() => scrollTo(0, 500));
    await visited.follow("/list");
    await visited.heading("목록");
    await expect.poll(() => visited.page.evaluate(() => document.activeElement?.id)).toBe("main");
    await expect.poll(() => visited.page.locator("p[role=status]").textContent()).toBe("목록");
    await expect.poll(() => visited.scrollPosition()).toBe(0);
  });

  test("goes to the place that the address names", async () => {
    await visited.open("/");
    await visited.follow("/list");
    await visited.heading("목록");
    await visited.page.locator("main a[href='/list#end']").click();
    await expect.poll(() => visited.scrollPosition()).toBeGreaterThan(2000);
    expect(await visited.isSameDocument()).toBe(true);
  });

  test("hydrates what is interactive there and ends it again", async () => {
    await visited.open("/");
    await visited.follow("/counter");
    await visited.page.getByRole("button", { name: "3번" }).waitFor();
    await visited.page.waitForFunction(() => "madangHydration" in globalThis);
    await expect
      .poll(async () => {
        await visited.page.locator(".yard-counter button").click();
        return visited.page.locator(".yard-counter button").textContent();
      })
      .not.toBe("3번");
    await visited.follow("/list");
    await visited.heading("목록");
    expect(visited.watched.complaints).toEqual([]);
  });

  test("changes the stylesheets: the page's own come before it is shown, those of the last page go", async () => {
    await visited.open("/");
    await visited.follow("/counter");
    await visited.page.locator(".yard-counter").waitFor();
    const sheets = await visited.page
      .locator("link[rel=stylesheet]")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(sheets).toEqual([
      visited.built.shell.baseSheet.href,
      visited.built.release.views["counter"]?.styles[0]?.href,
    ]);
    const padding = await visited.page
      .locator(".yard-counter")
      .evaluate((element) => getComputedStyle(element).paddingLeft);
    expect(padding).toBe("7px");
  });

  test("closes the menu it was chosen from", async () => {
    await visited.open("/");
    await visited.page.locator("header summary").click();
    await visited.page.locator("header nav a").click();
    await visited.heading("목록");
    await expect.poll(() => visited.page.locator("header details").getAttribute("open")).toBeNull();
  });

  test("shows that a slow page is on its way, and nothing of it on a quick one", async () => {
    await visited.open("/");
    await visited.follow("/slow");
    // Both in one look: the page may be there by the time of a second.
    await visited.page.waitForFunction(
      () =>
        document.querySelector(".m-loading") !== null &&
        document.querySelector("main")?.getAttribute("aria-busy") === "true",
    );
    await visited.heading("느린 화면");
    expect(await visited.page.locator(".m-loading").count()).toBe(0);
    expect(await visited.page.locator("main").getAttribute("aria-busy")).toBeNull();
  });

  test("that is overtaken by another one is forgotten", async () => {
    await visited.open("/");
    await visited.follow("/slow");
    await visited.follow("/list");
    await visited.heading("목록");
    await visited.page.waitForTimeout(1500);
    expect(await visited.page.title()).toBe("목록 | 시험 누리집");
    expect(new URL(visited.page.url()).pathname).toBe("/list");
  });
});

describe("forms", () => {
  test("a search is shown in place, with its words in the address", async () => {
    await visited.open("/list");
    await visited.page.locator("[name=q]").fill("주차장 & 도로");
    await visited.page.getByRole("button", { name: "찾기" }).click();
    await visited.heading("찾은 것");
    expect(await visited.isSameDocument()).toBe(true);
    expect(new URL(visited.page.url()).searchParams.get("q")).toBe("주차장 & 도로");
  });

  test("a POST stays the browser's", async () => {
    await visited.open("/list");
    await visited.page.getByRole("button", { name: "크게" }).click();
    await visited.page.waitForURL("**/preferences");
    expect(visited.portal.requests).not.toContain("/_data/preferences");
  });
});

test("layouts of one frame change into each other in place", async () => {
  await visited.open("/");
  expect(await visited.page.locator("main").getAttribute("class")).toBe(mainClass.page);
  await visited.follow("/wide");
  await visited.heading("넓은 화면");
  expect(await visited.page.locator("main").getAttribute("class")).toBe(mainClass.wide);
  await visited.follow("/list");
  await visited.heading("목록");
  expect(await visited.page.locator("main").getAttribute("class")).toBe(mainClass.page);
  expect(await visited.isSameDocument()).toBe(true);
});
