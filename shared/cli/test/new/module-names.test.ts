import { describe, expect, test } from "vitest";
import { moduleNames } from "../../src/new/module-names.ts";
import { renderPath, renderText } from "../../src/new/render-template.ts";

describe("names of a new module", () => {
  test("are known for what portals often have, and otherwise asked for", () => {
    expect(moduleNames("reservations", {}).name).toEqual({ ko: "예약", en: "Reservations" });
    expect(moduleNames("road-works", {}).name).toEqual({ ko: "도로 공사", en: "Road works" });
    expect(() => moduleNames("zebra", {})).toThrow(expect.objectContaining({ code: "CLI_NAME_MISSING" }));
    expect(moduleNames("zebra", { nameKo: "얼룩말" }).name).toEqual({ ko: "얼룩말", en: "Zebra" });
  });

  test.each([
    "",
    "-a",
    "a-",
    "a--b",
    "A",
    "예약",
    "a/b",
    "..",
    "a b",
    "a.ts",
    "x".repeat(33),
    "__proto__",
    "a\0",
  ])("%j is no id", (id) => {
    expect(() => moduleNames(id, { nameKo: "가" })).toThrow(
      expect.objectContaining({ code: "CLI_MODULE_ID" }),
    );
  });

  test.each(["", " ", "a\nb", "⟦title⟧", "가".repeat(41), "\u0007"])("%j is no name", (nameKo) => {
    expect(() => moduleNames("zebra", { nameKo })).toThrow(expect.objectContaining({ code: "CLI_TEXT" }));
  });

  test.each(["", "119-", "call me", "0".repeat(30), "000-000-2050\n"])("%j is no telephone", (telephone) => {
    expect(() => moduleNames("zebra", { nameKo: "가", telephone })).toThrow(
      expect.objectContaining({ code: "CLI_TELEPHONE" }),
    );
  });
});

describe("the template with other names", () => {
  const names = moduleNames("road-works", {
    nameKo: '도로 "공사" \\ ${1}',
    nameEn: "Example service & Example Office",
    departmentKo: "도로과",
  });

  test("has each name as a file, a constant, a type and a code of errors", () => {
    const source =
      'import { exampleServicePaths, type ExampleServiceTables } from "./example-service.ts"; "EXAMPLE_SERVICE"';
    expect(renderText("a.ts", source, names)).toBe(
      'import { roadWorksPaths, type RoadWorksTables } from "./road-works.ts"; "ROAD_WORKS"',
    );
    expect(renderPath("server/example-service-module.ts", names)).toBe("server/road-works-module.ts");
  });

  test("writes texts into code so that they stay texts", () => {
    const literal = renderText("words.ts", '"보기 서비스"', names);
    expect(JSON.parse(literal)).toBe('도로 "공사" \\ ${1}');
    expect(renderText("README.md", "# 보기 서비스", names)).toBe('# 도로 "공사" \\ ${1}');
  });

  test("does not replace in what was replaced", () => {
    expect(renderText("a.ts", '"Example service"', names)).toBe('"Example service & Example Office"');
  });
});
