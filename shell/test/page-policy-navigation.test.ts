import type { RuntimeBlock } from "@madang/manifest";
import { expect, test } from "vitest";
import { fitsInto } from "../src/browser/navigate/compatibility.ts";

const plain: RuntimeBlock = {
  v: 1,
  language: "ko",
  shell: "shell0001",
  layout: "page",
  builds: {},
  modules: {},
};
const mapped: RuntimeBlock = { ...plain, sources: "https://tiles.example.go.kr |  | " };

test("a page that loads from elsewhere does not fit into a document with another policy, nor the other way round", () => {
  expect(fitsInto(plain, new Map(), plain)).toBe(true);
  expect(fitsInto(mapped, new Map(), mapped)).toBe(true);
  expect(fitsInto(plain, new Map(), mapped)).toBe(false);
  expect(fitsInto(mapped, new Map(), plain)).toBe(false);
});
