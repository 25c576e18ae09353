import { afterAll, beforeAll, expect, test } from "vitest";
import type { CheckReport } from "../../src/check/check-module.ts";
import { fixtureWorkspace, stepOf, type FixtureWorkspace } from "./fixture-workspace.ts";

let workspace: FixtureWorkspace;
let report: CheckReport;

/** One of each kind, on two pages. */
beforeAll(async () => {
  workspace = fixtureWorkspace();
  workspace.change("ui/views/list.tsx", "<ul>", '<img src="https://tiles.example/1.png" width="1" /><ul>');
  workspace.change("ui/interactive/detail.tsx", "useState(0)", "useState(() => Math.random())");
  workspace.change("ui/interactive/detail.tsx", "<button", "<p hidden>{heavy.charAt(count)}</p><button");
  workspace.change(
    "ui/interactive/detail.tsx",
    'import { useState } from "react";',
    'import { useState } from "react";\nimport { heavy } from "../parts/heavy.ts";',
  );
  workspace.write("ui/parts/heavy.ts", `export const heavy = ${JSON.stringify(noise(20_000))};\n`);
  workspace.change("module.ts", "  navigation:", "  boxes: {},\n  navigation:");
  workspace.change(
    "module.ts",
    "  },\n  boxes",
    '    hidden: { path: "/greetings/:id/hidden", title: { ko: "가", en: "a" }, access: "public" },\n  },\n  boxes',
  );
  workspace.change(
    "server/definition.ts",
    "pages: [listPage, detailPage]",
    "pages: [listPage, detailPage, hiddenPage]",
  );
  workspace.change(
    "server/definition.ts",
    "const api =",
    `const hiddenPage = definePage(greeting, "hidden", {
  params: z.object({ id: z.string() }),
  load: () => [],
  view: { name: "list", component: ListView },
  describe: () => ({ title: "a" }),
});

const api =`,
  );
  report = await workspace.check({ only: "pages,accessibility,no-javascript,hydration,csp,size" });
}, 180_000);

afterAll(() => workspace?.remove());

/** Text that does not compress. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x4e00 + (state % 20_000));
  }).join("");
}

test("a page that no link leads to is named, with where its addresses are given", () => {
  expect(stepOf(report, "pages").findings).toEqual([
    {
      file: "module.ts",
      text: "The page hidden (/greetings/:id/hidden) was not opened: no link on another page leads to it",
      remedy: expect.stringContaining("Give its addresses in test/page-samples.ts"),
    },
  ]);
});

test("a barrier is named with the rule and the place", () => {
  expect(stepOf(report, "accessibility").findings[0]).toMatchObject({
    file: "/greetings",
    text: expect.stringContaining("image-alt"),
  });
});

test("a view that renders otherwise in the browser is told as React tells it", () => {
  expect(stepOf(report, "hydration").findings).toContainEqual(
    expect.objectContaining({
      file: expect.stringMatching(/^\/greetings\/\d+$/),
      text: expect.stringContaining("The browser complains: exception: Minified React error #418"),
    }),
  );
});

test("what the policy blocks is named with the directive and the origin", () => {
  expect(stepOf(report, "csp").findings).toContainEqual({
    file: "/greetings",
    text: "The page needs img-src https://tiles.example/1.png, which the portal's policy does not allow",
    remedy: expect.stringContaining("ask the operator to allow https://tiles.example"),
  });
});

test("too much script is told with both figures", () => {
  expect(stepOf(report, "size").findings[0]?.text).toMatch(
    /^The page loads 1\d\d\.\d kB of scripts, gzip; 100\.0 kB are allowed$/,
  );
});

test("without JavaScript the pages are whole all the same", () => {
  expect(stepOf(report, "no-javascript")).toMatchObject({ state: "passed" });
});
