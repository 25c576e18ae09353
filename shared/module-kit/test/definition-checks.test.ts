import { expect, test } from "vitest";
import { z } from "zod";
import { apiRoute, defineApi } from "../src/server/define-api.ts";
import { defineBox } from "../src/server/define-box.ts";
import { definePage } from "../src/server/define-page.ts";
import { redirect } from "../src/server/outcome.ts";
import { checkDefinition } from "../src/server/serve/check-definition.ts";
import manifest from "./fixture/library-manifest.ts";
import { libraryDefinition } from "./fixture/library-module.ts";
import { detailPage, listPage, slowPage, wishPage } from "./fixture/library-pages.ts";

const view = { name: "x", component: () => null };
const rest = { load: () => ({}), view, describe: () => ({ title: "x" }) };
const loose = manifest as never as Parameters<typeof definePage>[0];

test("a page, box or API that the manifest does not have is refused at start, with the valid ones", () => {
  for (const name of ["lists", "constructor", "__proto__"]) {
    expect(() => definePage(loose, name, rest)).toThrow(
      /declares no page named .* define one of: list, detail, wish, donate, slow/,
    );
    expect(() => defineBox(loose, name, rest)).toThrow(/declares no box named .* latest/);
  }
  expect(() => defineApi({ ...manifest, api: undefined }, [])).toThrow(/declares no api named api/);
});

test("params are those of the path", () => {
  const params = z.object({ number: z.string() });
  expect(() => definePage(loose, "detail", { ...rest, params } as never)).toThrow(
    /path \/library\/books\/:id, and its params schema has the fields number/,
  );
});

test("query parameters are declared in the manifest", () => {
  const query = z.object({ sort: z.string().default("") });
  expect(() => definePage(loose, "list", { ...rest, query })).toThrow(
    /page list reads the query parameter sort/,
  );
  const route = apiRoute(manifest, {
    method: "GET",
    path: "/x",
    summary: "x",
    query,
    response: z.object({}),
    handle: () => ({}),
  });
  expect(() => defineApi(manifest, [route])).toThrow(/API route \/x reads the query parameter sort/);
});

test("an action and form: true belong together", () => {
  expect(() => definePage(manifest, "wish", rest)).toThrow(/declared with form: true and has no action/);
  expect(() => definePage(manifest, "list", { ...rest, action: () => redirect("/") })).toThrow(
    /has an action and no form: true/,
  );
});

test("everything that the manifest declares is defined once", () => {
  const pages = [listPage, detailPage, wishPage, slowPage];
  expect(() => checkDefinition({ ...libraryDefinition, pages: pages.slice(1) })).toThrow(
    /declares the page list .* does not define it/,
  );
  expect(() => checkDefinition({ ...libraryDefinition, pages: [...pages, listPage] })).toThrow(
    /defines the page list twice/,
  );
  expect(() => checkDefinition({ ...libraryDefinition, boxes: [] })).toThrow(/declares the box latest/);
  expect(() => checkDefinition({ ...libraryDefinition, api: undefined })).toThrow(
    /declares the api \/api\/library/,
  );
  expect(() => checkDefinition(libraryDefinition)).not.toThrow();
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "news",
  "",
  "/a\r\nset-cookie: b",
  "/\u0000",
  "/a\\b",
])("a redirect to %j is refused", (path) =>
  expect(() => redirect(path)).toThrow(/does not lead to a place on this site/),
);

test.each([
  ["/news/12?page=2#top", "/news/12?page=2#top"],
  ["/찾기?q=주차", "/%EC%B0%BE%EA%B8%B0?q=%EC%A3%BC%EC%B0%A8"],
  ["/a/../b", "/b"],
])("a redirect to %j goes to %j", (path, expected) => {
  expect(redirect(path).path).toBe(expected);
});
