import { expect, test } from "vitest";
import { buildMarks, mixedBuild } from "../src/builds-in-page.ts";

const [one, other] = ["0123456789abcdef0123", "abcdef0123456789abcd"];
const sheet = (module: string, build: string) =>
  `<link rel="stylesheet" href="/_assets/${module}/${build}/list.css">`;
const fragment = (module: string, build: string) =>
  `<div data-madang-module="${module}" data-madang-view="list" data-madang-build="${build}">…</div>`;
const runtime = (builds: Record<string, string>) =>
  `<script type="application/json" id="madang-runtime">${JSON.stringify({ v: 1, shell: one, builds, modules: {} })}</script>`;

test("addresses of files, fragments and the block for the browser say which build a page is of", () => {
  const html = sheet("news", one) + fragment("news", one) + runtime({ news: one, notices: other });
  expect(buildMarks(html).map(({ module, build }) => `${module} ${build}`)).toEqual([
    `news ${one}`,
    `news ${one}`,
    `news ${one}`,
    `notices ${other}`,
  ]);
});

test("parts of several modules, each of one build, are one page", () => {
  const html =
    sheet("news", one) + sheet("notices", other) + fragment("notices", other) + runtime({ news: one });
  expect(mixedBuild(buildMarks(html))).toBeUndefined();
});

test.each([
  ["a style and a fragment", sheet("news", one) + fragment("news", other)],
  ["two styles", sheet("news", one) + sheet("news", other)],
  ["a fragment and the block", fragment("news", other) + runtime({ news: one })],
])("%s of two builds of one module are found", (_what, html) => {
  expect(mixedBuild(buildMarks(html))).toMatchObject({ module: "news" });
});

test.each([
  "",
  "<p>/_assets/",
  "<p>/_assets/news",
  '<div data-madang-build="',
  'id="madang-runtime">{"builds":{',
])("what is no mark, or is cut, says nothing: %j", (html) => {
  expect(buildMarks(html)).toEqual([]);
});
