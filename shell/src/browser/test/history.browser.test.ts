import { describe, expect, test } from "vitest";
import { visitPortal } from "./visited-portal.ts";

const visited = visitPortal();

describe("back and forward", () => {
  test("show the pages again where they were left", async () => {
    await visited.open("/");
    await visited.page.evaluate(() => scrollTo(0, 700));
    await visited.page.evaluate(() => document.querySelector<HTMLElement>("main a[href='/list']")?.click());
    await visited.heading("목록");
    await visited.page.evaluate(() => scrollTo(0, 900));
    await visited.page.goBack();
    await visited.heading("첫 화면");
    await expect.poll(() => visited.scrollPosition()).toBe(700);
    await visited.page.goForward();
    await visited.heading("목록");
    await expect.poll(() => visited.scrollPosition()).toBe(900);
    expect(await visited.isSameDocument()).toBe(true);
  });

  test("do not ask the server again for a page that may be kept", async () => {
    await visited.open("/");
    await visited.follow("/list");
    await visited.heading("목록");
    await visited.follow("/");
    await visited.heading("첫 화면");
    const before = visited.portal.requests.length;
    await visited.page.goBack();
    await visited.heading("목록");
    await visited.page.goForward();
    await visited.heading("첫 화면");
    // The pointer may have come to rest on a link to another page, which is then fetched ahead.
    const again = visited.portal.requests
      .slice(before)
      .filter((path) => /^\/(?:_data\/)?(?:list)?$/.test(path));
    expect(again).toEqual([]);
  });

  test("within one page only scroll", async () => {
    await visited.open("/list");
    const before = visited.portal.requests.length;
    await visited.page.locator("main a[href='/list#end']").click();
    await expect.poll(() => visited.scrollPosition()).toBeGreaterThan(2000);
    await visited.page.goBack();
    await expect.poll(() => visited.scrollPosition()).toBe(0);
    expect(visited.portal.requests.length).toBe(before);
    expect(await visited.isSameDocument()).toBe(true);
  });

  test("work after a reload, which keeps the place", async () => {
    await visited.open("/");
    await visited.follow("/list");
    await visited.heading("목록");
    await visited.page.evaluate(() => scrollTo(0, 800));
    await visited.page.reload({ waitUntil: "networkidle" });
    await expect.poll(() => visited.scrollPosition()).toBe(800);
    await visited.page.goBack();
    await visited.heading("첫 화면");
  });
});
