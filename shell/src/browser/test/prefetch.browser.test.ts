import { describe, expect, test } from "vitest";
import { visitPortal } from "./visited-portal.ts";

const visited = visitPortal();

describe("prefetch", () => {
  test("begins when a pointer rests on a link, and the click needs no further request", async () => {
    await visited.open("/");
    await visited.page.locator("main a[href='/list']").hover();
    await expect.poll(() => visited.asked("/_data/list")).toBe(1);
    await visited.follow("/list");
    await visited.heading("목록");
    expect(visited.asked("/_data/list")).toBe(1);
  });

  test("is not repeated for a page that turned out to be personal", async () => {
    await visited.open("/");
    for (let round = 0; round < 3; round++) {
      await visited.page.locator("main a[href='/mine']").hover();
      await visited.page.waitForTimeout(150);
      await visited.page.locator("h1").hover();
    }
    expect(visited.asked("/_data/mine")).toBe(1);
  });

  test("does not happen for whoever saves data", async () => {
    await visited.page.addInitScript(() => {
      Object.defineProperty(navigator, "connection", { value: { saveData: true } });
    });
    await visited.open("/");
    await visited.page.locator("main a[href='/list']").hover();
    await visited.page.waitForTimeout(200);
    expect(visited.portal.requests).not.toContain("/_data/list");
  });
});
