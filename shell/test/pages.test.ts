import { decodeFragment, languages, slotMarker, type Language } from "@madang/manifest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import shellManifest from "../module.ts";
import { attribute, named, parsePiece, textOf } from "./parse-html.ts";
import { site } from "./sample-layout.ts";
import { startShell, type ShellServer } from "./shell-server.ts";

let shell: ShellServer;
beforeAll(async () => {
  shell = await startShell();
});
afterAll(() => shell.close());

async function page(name: string, path: string, language: Language) {
  const answer = await shell.get(name, path, language);
  const fragment = decodeFragment(answer.headers.get("madang-fragment") ?? undefined, path);
  const html = await answer.text();
  return { status: answer.status, fragment, html, elements: parsePiece(html) };
}

describe.each(languages)("home in %s", (language) => {
  test("asks what people came for, searches, and leaves the rest to the modules", async () => {
    const { status, fragment, html, elements } = await page("home", "/", language);
    expect(status).toBe(200);
    expect(named(elements, "h1")).toHaveLength(1);
    const [search] = elements.filter((element) => attribute(element, "role") === "search");
    expect(attribute(search!, "action")).toBe(language === "ko" ? "/search" : "/en/search");
    expect(fragment.slots).toEqual(["home-tasks", "home"]);
    expect(html.indexOf(slotMarker("home-tasks"))).toBeLessThan(html.indexOf(slotMarker("home")));
    expect(fragment.description).toContain(site.institution[language]);
  });

  test("offers words to search for that stay in the language", async () => {
    const { elements } = await page("home", "/", language);
    const hrefs = named(elements, "a").map((link) => attribute(link, "href") ?? "");
    expect(hrefs.length).toBeGreaterThan(0);
    for (const href of hrefs)
      expect(href).toMatch(language === "ko" ? /^\/search\?q=./ : /^\/en\/search\?q=./);
  });
});

describe.each(languages)("search in %s", (language) => {
  test("shows the box alone before anything was asked", async () => {
    const { fragment } = await page("search", "/search", language);
    expect(fragment.slots).toEqual([]);
  });

  test.each(["%20", "%E3%80%80%09"])("takes blank space (%s) for nothing", async (q) => {
    expect((await page("search", `/search?q=${q}`, language)).fragment.slots).toEqual([]);
  });

  test("says what was asked, keeps it in the box, and lets the modules answer", async () => {
    const { fragment, elements } = await page(
      "search",
      `/search?q=${encodeURIComponent("주차 & <b>")}`,
      language,
    );
    expect(fragment.title).toContain("주차 & <b>");
    expect(fragment.slots).toEqual(["search"]);
    expect(fragment.robots).toBe("noindex");
    const [box] = named(elements, "input");
    expect(attribute(box!, "value")).toBe("주차 & <b>");
    expect(named(elements, "b")).toEqual([]);
  });

  test.each([
    ["a book", "a".repeat(10_000), "a".repeat(100)],
    ["a chapter in Korean", "가".repeat(1500), "가".repeat(100)],
    ["letters taken apart (NFD)", "예방접종".normalize("NFD"), "예방접종"],
    ["a pair of code units at the edge", `${"가".repeat(99)}😀😀`, `${"가".repeat(99)}😀`],
    ["a hole", "⟦main⟧", "⟦main⟧"],
    ["a slot of its own making", slotMarker("home"), slotMarker("home")],
    ["markup", `"><script>alert(1)</script>`, `"><script>alert(1)</script>`],
  ])("takes %s as words", async (_case, sent, kept) => {
    const { status, elements } = await page("search", `/search?q=${encodeURIComponent(sent)}`, language);
    expect(status).toBe(200);
    expect(attribute(named(elements, "input")[0]!, "value")).toBe(kept);
    expect(textOf(named(elements, "h1")[0]!)).toContain(kept);
    expect(named(elements, "script")).toEqual([]);
    expect(named(elements, "madang-slot").map((slot) => attribute(slot, "name"))).toEqual(["search"]);
  });

  test("refuses an address beyond all measure and goes on", async () => {
    const address = `/search?q=${encodeURIComponent("가".repeat(10_000))}`;
    expect((await shell.get("search", address, language)).status).toBe(431);
    expect((await page("search", "/search", language)).status).toBe(200);
  });
});

const standing = Object.entries(shellManifest.pages).filter(
  ([, { path }]) => path.startsWith("/about/") || path === "/offline",
);
const cases = standing.flatMap(([name, { path }]) => languages.map((language) => ({ name, path, language })));

describe.each(cases)("$path in $language", ({ name, path, language }) => {
  test("has a title, sections with their own names, and says it in its language", async () => {
    const { status, fragment, elements } = await page(name, path, language);
    expect(status).toBe(200);
    expect(named(elements, "h1").map(textOf)).toEqual([fragment.title]);
    const headings = named(elements, "h2").map(textOf);
    expect(headings.length).toBeGreaterThan(0);
    expect(new Set(headings).size).toBe(headings.length);
    const words = elements
      .filter((element) => element.tagName === "p")
      .map(textOf)
      .join(" ");
    expect(/\p{Script=Hangul}/u.test(words)).toBe(language === "ko");
  });
});

test("the privacy policy says whom to ask", async () => {
  const { html } = await page("privacy", "/about/privacy", "ko");
  expect(html).toContain(site.operator.telephone);
});

test("the components are shown, and search engines told to pass by", async () => {
  const { fragment, elements } = await page("design", "/design", "en");
  expect(fragment.robots).toBe("noindex");
  expect(named(elements, "h2").length).toBeGreaterThan(10);
});
