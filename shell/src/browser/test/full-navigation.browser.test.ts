import { describe, expect, test } from "vitest";
import { visitPortal } from "./visited-portal.ts";

const visited = visitPortal();

describe("personal pages are documents of their own", () => {
  test("they are entered by the browser, without asking twice", async () => {
    await visited.open("/");
    await visited.page.locator("main a[href='/mine']").hover();
    await visited.page.waitForTimeout(200);
    await visited.follow("/mine");
    await visited.heading("내 화면");
    expect(await visited.isSameDocument()).toBe(false);
    expect(visited.portal.requests.filter((path) => path.endsWith("/mine"))).toEqual([
      "/_data/mine",
      "/mine",
    ]);
  });

  test("and where the interest was not seen before the click", async () => {
    await visited.open("/");
    await visited.page.evaluate(() => document.querySelector<HTMLElement>("main a[href='/mine']")?.click());
    await visited.heading("내 화면");
    expect(await visited.isSameDocument()).toBe(false);
  });

  test("the browser asks before it drops what was typed in a form", async () => {
    await visited.open("/form");
    await visited.page.evaluate(() => addEventListener("beforeunload", (event) => event.preventDefault()));
    await visited.page.locator("[name=name]").fill("김마당");
    const asked = new Promise<string>((resolve) => {
      visited.page.once("dialog", (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      });
    });
    await visited.follow("/list");
    expect(await asked).toBe("beforeunload");
    expect(await visited.page.locator("[name=name]").inputValue()).toBe("김마당");
  });
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
    await visited.open("/");
    await visited.follow(href);
    await visited.heading(name);
    expect(await visited.isSameDocument()).toBe(false);
    expect(new URL(visited.page.url()).pathname).toBe(href);
  });

  test("when the page does not exist", async () => {
    await visited.open("/");
    await visited.follow("/gone");
    await visited.page.getByText("없는 주소입니다.").waitFor();
    expect(await visited.isSameDocument()).toBe(false);
  });

  test("when the link is for a file", async () => {
    await visited.open("/");
    await visited.follow("/guide.pdf");
    await visited.page.waitForURL("**/guide.pdf");
    expect(visited.portal.requests).not.toContain("/_data/guide.pdf");
  });

  test("when a modified click asks for another tab", async () => {
    await visited.open("/");
    const opened = visited.page.context().waitForEvent("page");
    await visited.page.locator("main a[href='/list']").click({ modifiers: ["Control"] });
    await (await opened).close();
    expect(new URL(visited.page.url()).pathname).toBe("/");
  });
});
