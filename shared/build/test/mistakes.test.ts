import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const main = join(import.meta.dirname, "../src/main.ts");
let place: string;
let folder: string;

beforeEach(() => {
  place = mkdtempSync(join(import.meta.dirname, "fixtures/.copy-"));
  folder = join(place, "trial");
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Runs the command as an author does. */
function build(...words: string[]): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...words], { cwd: place }, (error, output, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    );
  });
}

const manifest = `{
  id: "trial", version: "1.0.0", name: { ko: "시험", en: "Trial" }, criticality: "reading", grade: 4,
  owner: { department: { ko: "시험과", en: "Tests" }, telephone: "000-000-2000" },
  recovery: { time: 1, point: 0 }, fallback: { ko: "잠시 뒤에 오세요.", en: "Come back later." },
}`;
const sound = {
  "package.json": '{ "name": "trial", "version": "1.0.0", "type": "module" }',
  "module.ts": `export default ${manifest};`,
  "server/main.ts": "export {};",
};

async function refusal(files: Readonly<Record<string, string>>): Promise<string> {
  write(files);
  const { code, errors } = await build("trial");
  expect(code).toBe(1);
  expect(errors).not.toMatch(/\n\s+at /);
  return errors;
}

test("a sound module is built, in one line", async () => {
  write(sound);
  const { code, output, errors } = await build("trial");
  expect(errors).toBe("");
  expect(output).toMatch(/^trial [0-9a-f]{20}: \d+ files in trial\/dist, [\d.]+ s\n$/);
  expect(code).toBe(0);
});

test("help says what it takes, and an unknown option names it", async () => {
  expect((await build("--help")).output).toContain("Usage: madang-build [folder]");
  const { code, errors } = await build("--watch");
  expect(code).toBe(1);
  expect(errors).toContain('"--watch"');
  expect(errors).toContain("--help");
});

test("a folder that is no workspace", async () => {
  mkdirSync(folder);
  expect((await build("trial")).errors).toContain("no readable package.json");
});

test("a workspace without a server", async () => {
  expect(await refusal({ "package.json": sound["package.json"] })).toContain("server/main.ts");
});

test("a manifest with a wrong field names it and the valid ones", async () => {
  const errors = await refusal({ ...sound, "module.ts": sound["module.ts"].replace("grade: 4", "grad: 4") });
  expect(errors).toContain("grade");
  expect(errors).toContain("did you mean");
});

test("a manifest whose id is not the folder's name", async () => {
  const errors = await refusal({
    ...sound,
    "module.ts": sound["module.ts"].replace('id: "trial"', 'id: "other"'),
  });
  expect(errors).toContain('"other"');
});

test("a syntax error is shown where it is", async () => {
  const errors = await refusal({ ...sound, "server/main.ts": "const a = ;\n" });
  expect(errors).toContain("server/main.ts:1:");
});

test("an import that does not exist", async () => {
  const errors = await refusal({ ...sound, "server/main.ts": 'import "no-such-package";' });
  expect(errors).toContain('"no-such-package"');
  expect(errors).toContain("npm install");
});

test("a view that is written twice, and one with a wrong name", async () => {
  const view = "export default function View() { return null; }";
  expect(await refusal({ ...sound, "ui/views/list.tsx": view, "ui/interactive/list.tsx": view })).toContain(
    "exists twice",
  );
  rmSync(join(folder, "ui"), { recursive: true });
  expect(await refusal({ "ui/views/List.tsx": view })).toContain('"List.tsx"');
});

test("a CSS module", async () => {
  const errors = await refusal({
    ...sound,
    "ui/views/list.tsx": 'import "./list.module.css"; export default function View() { return null; }',
    "ui/views/list.module.css": ".a { color: red }",
  });
  expect(errors).toContain("CSS modules");
});

test("a browser view that imports what is not there", async () => {
  const errors = await refusal({
    ...sound,
    "ui/interactive/list.tsx": 'import "./missing.ts"; export default function View() { return null; }',
  });
  expect(errors).toContain("missing.ts");
});
