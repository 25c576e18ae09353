import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { attribute, named, parseDocument, textOf, type HtmlElement } from "./parse-html.ts";
import { everyFrame, filled, layoutOf, site } from "./sample-layout.ts";

describe.each(everyFrame)("the $kind layout in $language, filled", (frame) => {
  const { elements, errors } = parseDocument(filled(layoutOf(frame).html));

  test("is HTML without a parse error", () => {
    expect(errors).toEqual([]);
  });

  test("says its language and carries the preferences", () => {
    const html = named(elements, "html")[0]!;
    expect(attribute(html, "lang")).toBe(frame.language);
    expect(attribute(html, "data-text")).toBe("large");
  });

  test("has no inline script, style or handler, and loads nothing without integrity", () => {
    const attributes = elements.flatMap((element) => element.attrs.map(({ name }) => name));
    expect(attributes.filter((name) => /^(on|style$)/.test(name))).toEqual([]);
    expect(named(elements, "script").map(textOf).join("")).toBe("");
    expect(named(elements, "style")).toEqual([]);
    const loaded = [
      ...named(elements, "script"),
      ...named(elements, "link").filter((link) => attribute(link, "rel") === "stylesheet"),
    ];
    expect(loaded.length).toBe(2);
    for (const element of loaded) {
      expect(attribute(element, "integrity")).toMatch(/^sha384-/);
      expect(attribute(element, "crossorigin")).toBe("anonymous");
    }
  });

  test("brings the order of the layers before every sheet of the page, and its script last", () => {
    const { html } = layoutOf(frame);
    const places = ['<meta charSet="utf-8"', "base.css", "⟦head⟧", "navigate.js", "</head>"].map((piece) =>
      html.indexOf(piece),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("names an icon for every kind of browser, all of them files of the shell", () => {
    const icons = named(elements, "link").filter((link) => /icon/.test(attribute(link, "rel") ?? ""));
    expect(icons.map((link) => attribute(link, "rel"))).toEqual(["icon", "icon", "apple-touch-icon"]);
    for (const link of icons) {
      const name = /\/([^/]+)$/.exec(attribute(link, "href")!)![1]!;
      expect(existsSync(new URL(`../assets/${name}`, import.meta.url)), name).toBe(true);
    }
  });

  test("has one header, one main and one footer, and main can take the focus", () => {
    for (const name of ["header", "main", "footer"]) expect(named(elements, name)).toHaveLength(1);
    const main = named(elements, "main")[0]!;
    expect([attribute(main, "id"), attribute(main, "tabindex")]).toEqual(["main", "-1"]);
  });

  test("begins with a way to skip to the content", () => {
    const first = named(elements, "a")[0]!;
    expect(attribute(first, "href")).toBe("#main");
  });

  test("names every landmark, and no two alike", () => {
    const landmarks = elements.filter((element) =>
      ["nav", "form", "section", "aside"].includes(element.tagName),
    );
    const names = landmarks.map((element) => attribute(element, "aria-label"));
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  test("uses an id once, and points only to what is there", () => {
    const ids = elements.flatMap((element) => attribute(element, "id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const pointers = elements.flatMap((element) => [
      attribute(element, "for") ?? [],
      attribute(element, "href")?.startsWith("#") === true ? attribute(element, "href")!.slice(1) : [],
    ]);
    expect(pointers.flat().filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("hides every picture from assistive technology, and gives every control words", () => {
    for (const picture of named(elements, "svg")) expect(attribute(picture, "aria-hidden")).toBe("true");
    for (const control of named(elements, "a", "button", "summary"))
      expect(textOf(control).trim(), attribute(control, "href") ?? control.tagName).not.toBe("");
  });

  test("names the institution that runs the website", () => {
    const footer = named(elements, "footer")[0]!;
    expect(textOf(footer)).toContain(site.institution[frame.language]);
    expect(textOf(footer)).toContain(site.operator.telephone);
  });

  test("marks words of another language as such", () => {
    const links = elements.filter((element) => attribute(element, "hreflang") !== undefined);
    for (const link of links) expect(attribute(link, "lang")).toBe(attribute(link, "hreflang"));
    expect(links.length).toBeGreaterThan(0);
  });
});

describe("a busy or broken page", () => {
  const { elements } = parseDocument(filled(layoutOf({ language: "ko", kind: "bare" }).html));

  test("has neither strip nor navigation nor settings, but a way home", () => {
    expect(named(elements, "nav", "details", "form")).toEqual([]);
    expect(hrefs(elements)).toContain("/");
  });
});

function hrefs(elements: readonly HtmlElement[]): string[] {
  return elements.flatMap((element) => attribute(element, "href") ?? []);
}
