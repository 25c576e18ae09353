import { languages } from "@madang/manifest";
import { describe, expect, test } from "vitest";
import { attribute, named, parsePiece, textOf } from "./parse-html.ts";
import { holesIn, layoutOf, site } from "./sample-layout.ts";

/** Those that docs/architecture.md gives to the portal, and those that layout.ts names. */
const statuses = [
  "400",
  "403",
  "404",
  "405",
  "408",
  "410",
  "413",
  "414",
  "415",
  "429",
  "431",
  "500",
  "502",
  "503",
  "504",
];

describe.each(languages)("error pages in %s", (language) => {
  const { errors } = layoutOf({ language, kind: "page" });

  test.each(statuses)("%s says what happened, what to do and whom to call", (status) => {
    const page = errors[status]!;
    const elements = parsePiece(page.html);
    expect(named(elements, "h1").map(textOf)).toEqual([page.title]);
    expect(page.title).not.toBe("");
    const links = named(elements, "a").map((link) => attribute(link, "href"));
    expect(links).toContain(language === "ko" ? "/search" : "/en/search");
    expect(links).toContain(`tel:${site.helpline.telephone.replaceAll("-", "")}`);
    expect(holesIn(page.html)).toEqual([]);
  });

  test("speak the language of the page", () => {
    for (const { html } of Object.values(errors))
      expect(/\p{Script=Hangul}/u.test(html)).toBe(language === "ko");
  });

  test("never tell a visitor that what was not stored is stored", () => {
    for (const status of ["408", "413", "415", "405", "403"])
      expect(errors[status]!.html).not.toMatch(/저장되어 있습니다|is saved/);
  });
});
