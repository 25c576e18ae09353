import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fixtureWorkspace, stepOf, type FixtureWorkspace } from "./fixture-workspace.ts";

let workspace: FixtureWorkspace;
beforeEach(() => {
  workspace = fixtureWorkspace();
});
afterEach(() => workspace.remove());

const patient = { timeout: 180_000 };

test("a wrong type and a forbidden import are named with their lines", patient, async () => {
  workspace.change("contract/public.ts", "id: number", "id: string");
  workspace.write(
    "server/neighbour.ts",
    'import { start } from "@madang/gateway";\n\nexport const neighbour = start;\n',
  );
  const report = await workspace.check({ only: "types,lint" });
  expect(report.passed).toBe(false);
  expect(stepOf(report, "types").findings).toContainEqual({
    file: "modules/greeting/ui/views/list.tsx:17",
    text: "Argument of type 'number' is not assignable to parameter of type 'string' (TS2345)",
    remedy: "Mend the types at this place.",
  });
  expect(stepOf(report, "lint").findings).toContainEqual(
    expect.objectContaining({
      file: "modules/greeting/server/neighbour.ts:1",
      text: expect.stringContaining("@madang/gateway is not declared in modules/greeting/package.json"),
    }),
  );
});

test("a test that fails is named with its reason, and how it is seen alone", patient, async () => {
  workspace.write(
    "test/greeting.test.ts",
    'import { expect, test } from "vitest";\n\ntest("one is two", () => {\n  expect(1).toBe(2);\n});\n',
  );
  const report = await workspace.check({ only: "tests", skip: "build,manifest" });
  expect(stepOf(report, "tests")).toMatchObject({
    state: "failed",
    findings: [
      {
        file: "modules/greeting/test/greeting.test.ts",
        text: 'The test "one is two" fails: AssertionError: expected 1 to be 2 // Object.is equality',
        remedy: "npx vitest run modules/greeting/test/greeting.test.ts shows it alone.",
      },
    ],
  });
});

describe("the manifest", () => {
  test("names the field that is wrong and what to write, and nothing that needs it runs", async () => {
    workspace.change("module.ts", 'path: "/greetings/:id"', 'path: "greetings/:id/"');
    const report = await workspace.check({ only: "contract" });
    expect(stepOf(report, "manifest").findings).toMatchObject([
      {
        text: expect.stringContaining(
          "pages.detail.path must start with / and have segments like news or :id",
        ),
        remedy: "Mend the fields named here; docs/manifest.md describes each of them.",
      },
    ]);
    expect(report.steps.map(({ state }) => state)).not.toContain("passed");
    expect(stepOf(report, "contract")).toMatchObject({
      state: "not possible",
      notes: ["It needs the step build, which found something."],
    });
  });

  test("claims no address that another module of the workspace has", async () => {
    for (const file of ["module.ts", "package.json"]) workspace.copyTo("hello", file);
    const report = await workspace.check({ only: "manifest" });
    expect(stepOf(report, "manifest").findings.map(({ text }) => text)).toEqual([
      "The page list (/greetings) has the addresses of the page list (/greetings) of the module hello",
      "The page detail (/greetings/:id) has the addresses of the page detail (/greetings/:id) of the module hello",
      "The API has the prefix /api/greetings of the module hello",
    ]);
  });
});

test(
  "what others lose, and what the last release's tests lose on the new schema, is told with who must act",
  patient,
  async () => {
    workspace.commit("as it was released");
    workspace.change("module.ts", "/greetings/:id", "/greetings/show/:id");
    workspace.change("server/definition.ts", ", words: z.string() })", " })");
    workspace.change("contract/public.ts", "  list:", "  all:");
    workspace.change("ui/views/list.tsx", "greetingPaths.detail(id)", "`/greetings/show/${id}`");
    workspace.change("server/definition.ts", "[greetingsMigration]", "[greetingsMigration, renameMigration]");
    workspace.change(
      "server/definition.ts",
      'import greeting from "../module.ts";',
      'import { renameMigration } from "../migrations/0002-rename.expand.ts";\nimport greeting from "../module.ts";',
    );
    workspace.write(
      "migrations/0002-rename.expand.ts",
      `import { defineMigration } from "@madang/module-kit/server";
import { sql } from "kysely";

export const renameMigration = defineMigration("0002-rename.expand", async (db) => {
  await sql\`alter table greetings rename column words to text\`.execute(db);
});
`,
    );
    const report = await workspace.check({ only: "contract,earlier-tests", against: "HEAD" });
    const lost = stepOf(report, "contract").findings.map(({ text }) => text);
    expect(lost).toEqual([
      expect.stringMatching(
        /^The page detail moved from \/greetings\/:id to \/greetings\/show\/:id\. Nothing serves it any more, .* Who must act: citizens with bookmarks, and search engines: their addresses \/greetings\/:id need a redirect$/,
      ),
      expect.stringMatching(
        /^GET \/api\/greetings\/items: the answer: items\[\]\.words is gone\. .* Who must act: programs/,
      ),
      expect.stringMatching(/^GreetingPaths of the contract is of another type: .*list/),
    ]);
    expect(stepOf(report, "earlier-tests").findings).toMatchObject([
      {
        file: "modules/greeting/test/greeting.test.ts",
        text: expect.stringMatching(
          /^The test "the greetings are listed" of commit [0-9a-f]{12} fails on the new schema, and passes on its own/,
        ),
      },
    ]);
  },
);

test("a word that is neither file nor commit cannot be compared with", async () => {
  const report = await workspace.check({ only: "contract", skip: "build,manifest", against: "--output=x" });
  expect(stepOf(report, "contract").findings[0]?.text).toContain("cannot be compared with");
});

test("a step that does not exist is named with those that do", async () => {
  await expect(workspace.check({ only: "typos" })).rejects.toThrow(
    'There is no step "typos". Did you mean types?',
  );
  await expect(workspace.check({ skip: "toString" })).rejects.toThrow('There is no step "toString".');
});
