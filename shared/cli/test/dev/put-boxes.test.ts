import { describe, expect, test } from "vitest";
import { boxElements } from "../../src/dev/boxes/box-elements.ts";
import { putBoxes, type KnownPlaces } from "../../src/dev/boxes/put-boxes.ts";

const section = (name: string, content = "") => `<section data-madang-box="${name}">${content}</section>`;
const known: KnownPlaces = new Map([
  ["news/latest", { slot: "home", order: 100 }],
  ["petitions/find", { slot: "home", order: 900 }],
  ["news/week", { slot: "home-tasks", order: 100 }],
]);
const own = { name: "mine/box", slot: "home", order: 500, html: section("mine/box", "new") };

describe("boxes in a composed page", () => {
  test("are found with all that they hold", () => {
    const first = section("a/b", "<section><section></section></section>");
    const second = '<li data-madang-box="c/d"><ul><li>1</li></ul></li>';
    const html = `<p>${first}<i></i>${second}</p>`;
    expect(boxElements(html).map(({ name, start, end }) => [name, html.slice(start, end)])).toEqual([
      ["a/b", first],
      ["c/d", second],
    ]);
  });

  test("that never end are left alone", () => {
    expect(boxElements('<section data-madang-box="a/b"><section></section>')).toEqual([]);
  });
});

describe("a box in development", () => {
  test("takes the place of the one that the portal runs", () => {
    const page = `<main>${section("mine/box", "old")}${section("news/latest")}</main>`;
    expect(putBoxes(page, [own], known)).toBe(`<main>${own.html}${section("news/latest")}</main>`);
  });

  test("goes among the boxes of its slot, by its order", () => {
    const page = `${section("news/latest")}${section("petitions/find")}`;
    expect(putBoxes(page, [own], known)).toBe(
      `${section("news/latest")}${own.html}${section("petitions/find")}`,
    );
    expect(putBoxes(page, [{ ...own, order: 950 }], known)).toBe(`${page}${own.html}`);
  });

  test("that has nothing to show leaves no trace of the portal's", () => {
    expect(putBoxes(`<i></i>${section("mine/box", "old")}`, [{ ...own, html: "" }], known)).toBe("<i></i>");
  });

  test("is in no page that has nothing of its slot", () => {
    const page = section("news/week");
    expect(putBoxes(page, [own], known)).toBe(page);
  });
});
