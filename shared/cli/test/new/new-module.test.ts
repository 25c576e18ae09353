import { execFile } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callMadang } from "../call-madang.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

const run = promisify(execFile);

let copy: WorkspaceCopy;
let called: Awaited<ReturnType<typeof callMadang>>;
beforeAll(async () => {
  copy = await copyWorkspace();
  called = await callMadang(["new", "reservations", "--json"], { root: copy.root });
});
afterAll(() => copy.remove());

const within = (...names: string[]) => join(copy.root, ...names);

/** A program of the project, run by this Node in the copy. */
async function program(script: string, args: readonly string[], folder = copy.root): Promise<string> {
  const env = { ...process.env, NO_COLOR: "1", VITEST: undefined, VITEST_POOL_ID: undefined };
  const running = run(process.execPath, [within("node_modules", script), ...args], { cwd: folder, env });
  return running.then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => `failed: ${error.stdout} ${error.stderr}`,
  );
}

describe("a new module", () => {
  test("is said to be there, with what comes next", () => {
    expect(called.exit).toBe(0);
    expect(JSON.parse(called.out)).toMatchObject({
      result: { workspace: "modules/reservations", name: { ko: "예약", en: "Reservations" } },
    });
  });

  test("has nothing of the template's names, and its texts in both languages", async () => {
    const folder = within("modules/reservations");
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const text = await readFile(join(entry.parentPath, entry.name), "utf8");
      expect(`${entry.name} ${text}`).not.toMatch(
        /example[- ]?service|보기 서비스|보기담당관|Example Office/i,
      );
    }
    const words = await readFile(join(folder, "ui/words/list-words.ts"), "utf8");
    expect(words).toContain('title: "예약"');
    expect(words).toContain('title: "Reservations"');
  });

  test("is known to npm as if it had been installed: in the repository and in what npm notes of itself", async () => {
    const written = await readFile(within("package-lock.json"), "utf8");
    const places = Object.keys((JSON.parse(written) as { packages: object }).packages);
    expect(places).toContain("modules/reservations");
    expect(places.toSorted((a, b) => a.localeCompare(b, "en"))).toEqual(places);
    const own = await readFile(within("node_modules/@madang/reservations/package.json"), "utf8");
    expect(JSON.parse(own)).toMatchObject({ name: "@madang/reservations" });
    const noted = await readFile(within("node_modules/.package-lock.json"), "utf8");
    for (const lockfile of [written, noted])
      expect(JSON.parse(lockfile)).toMatchObject({
        packages: { "node_modules/@madang/reservations": { resolved: "modules/reservations", link: true } },
      });
  });

  test("is formatted, lints and has its types", async () => {
    expect(await program("oxfmt/bin/oxfmt", ["--check", "modules/reservations"])).not.toContain("failed:");
    expect(await program("oxlint/bin/oxlint", ["modules/reservations"])).toContain(
      "Found 0 warnings and 0 errors",
    );
    const only = {
      extends: "./tsconfig.json",
      include: ["modules/reservations", "shared/*/src/*.d.ts"],
    };
    await writeFile(within("tsconfig.only.json"), JSON.stringify(only));
    expect(await program("typescript/bin/tsc", ["-p", "tsconfig.only.json"])).toBe("");
  }, 180_000);

  test("builds, and its own tests pass", async () => {
    const folder = within("modules/reservations");
    expect(await program("@madang/build/src/main.ts", [], folder)).toContain("reservations");
    const record = JSON.parse(await readFile(join(folder, "dist/release.json"), "utf8")) as object;
    expect(record).toMatchObject({ module: "reservations", views: { new: { interactive: true } } });
    // What a browser loads for its form: no schema, no library beside React, which is the shell's.
    const scripts = (await readdir(join(folder, "dist/assets"))).filter((name) => name.endsWith(".js"));
    for (const name of scripts) {
      const script = await readFile(join(folder, "dist/assets", name), "utf8");
      expect(script.length).toBeLessThan(20_000);
      expect(script).not.toMatch(/new Function|\beval\(/);
    }
    const tests = await program("vitest/vitest.mjs", ["run", "modules/reservations"]);
    expect(tests).toMatch(/Test Files +7 passed/);
    expect(tests).toMatch(/Tests +\d{2,} passed \(/);
  }, 240_000);
});
