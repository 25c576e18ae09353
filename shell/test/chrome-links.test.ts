import { describe, expect, test } from "vitest";
import shell from "../module.ts";
import { attribute, parseDocument } from "./parse-html.ts";
import { everyFrame, filled, layoutOf, requestFor } from "./sample-layout.ts";

const own = new Set(Object.values(shell.pages).map(({ path }) => path as string));

describe.each(everyFrame)("the $kind layout in $language", (frame) => {
  const { elements } = parseDocument(filled(layoutOf(frame).html));
  const given = [...requestFor(frame).navigation.map(({ href }) => href), "/news"];

  test("leads only to pages that exist, in its own language", () => {
    const links = elements
      .filter((element) => ["a", "form"].includes(element.tagName))
      .map((element) => attribute(element, "href") ?? attribute(element, "action") ?? "")
      .filter((href) => !/^(#|tel:)/.test(href) && href !== "/preferences" && !given.includes(href));
    const unknown = links.filter((href) => !own.has(withoutPrefix(href, frame.language) ?? "nowhere"));
    expect(unknown).toEqual([]);
  });
});

function withoutPrefix(href: string, language: string): string | undefined {
  if (language === "ko") return href;
  return href === `/${language}` ? "/" : href.startsWith(`/${language}/`) ? href.slice(3) : undefined;
}
