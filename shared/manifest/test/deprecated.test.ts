import { describe, expect, test } from "vitest";
import { parseManifest } from "../src/define-module.ts";
import { library } from "./library.ts";

describe("deprecated", () => {
  test("is empty where nothing's end is announced", () => {
    expect(parseManifest(library, "library").deprecated).toEqual([]);
  });

  const [page = ""] = Object.keys(library.pages);

  test("names parts of the manifest, operations and exports", () => {
    const deprecated = [
      `pages.${page}`,
      "api.GET /api/library/items/{id}",
      "api./api/library",
      "exports.libraryPaths",
    ];
    expect(parseManifest({ ...library, deprecated }, "library").deprecated).toEqual(deprecated);
  });

  test.each([
    "pages",
    "pages.",
    "Pages.list",
    "pages.list.query",
    "api.items",
    "exports.a-b",
    "exports.__proto__.x",
    "",
    "x".repeat(400),
  ])("refuses the name %j", (name) => {
    expect(() => parseManifest({ ...library, deprecated: [name] }, "library")).toThrow("deprecated.0 must");
  });

  test.each([
    "pages.absent",
    `pages.${page}.query.absent`,
    "boxes.absent",
    "navigation.absent",
    "pages.constructor",
  ])("refuses %s, which the manifest does not have", (name) => {
    expect(() => parseManifest({ ...library, deprecated: [name] }, "library")).toThrow(
      `deprecated.0 names "${name}", which this manifest does not have`,
    );
  });
});
