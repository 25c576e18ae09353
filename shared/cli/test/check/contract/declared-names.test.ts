import { expect, test } from "vitest";
import { declaredNames } from "../../../src/check/contract/declared-names.ts";
import { importedNames } from "../../../src/check/contract/find-importers.ts";

test("names that a contract exports are found, also those that it passes on", () => {
  const names = declaredNames("public.d.ts", {
    "public.d.ts": `export { paths, type Item, inner as outer } from "./paths.ts";
export * from "./kinds.ts";
export type * from "./words.ts";
export * as all from "./kinds.ts";
export declare const limit = 5;
export interface Book { id: number }
export type Kind = "a";
export declare function list(): string;
export default limit;
`,
    "kinds.d.ts": 'export declare const kinds: readonly ["a"];\nexport * from "./public.ts";\n',
    "words.d.ts": "export declare const words: string;\n",
  });
  expect(names.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    "type Book",
    "type Item",
    "type Kind",
    "value all",
    "value default",
    "value kinds",
    "value limit",
    "value list",
    "value outer",
    "value paths",
    "type words",
  ]);
});

test("names that another module imports are found, whatever the statement looks like", () => {
  const text = `
import { a, type B, c as d } from "@madang/news/contract";
import type {
  E,
} from '@madang/news/contract';
import * as news from "@madang/news/contract";
export { f } from "@madang/news/contract";
import { g } from "@madang/notices/contract";
`;
  expect(importedNames(text, "@madang/news/contract")).toEqual(["*", "B", "E", "a", "c", "f"]);
});
