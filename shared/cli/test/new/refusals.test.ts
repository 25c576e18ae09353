import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callMadang } from "../call-madang.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

let copy: WorkspaceCopy;
beforeEach(async () => {
  copy = await copyWorkspace();
});
afterEach(() => copy.remove());

const within = (...names: string[]) => join(copy.root, ...names);

async function stateOfProject() {
  return {
    modules: (await readdir(within("modules"))).toSorted(),
    packages: (await readdir(within("node_modules/@madang"))).toSorted(),
    lockfile: await readFile(within("package-lock.json"), "utf8"),
    files: (await readdir(copy.root)).toSorted(),
  };
}

async function refused(...words: string[]) {
  const before = await stateOfProject();
  const { exit, out } = await callMadang(["new", ...words, "--json"], { root: copy.root });
  expect(await stateOfProject()).toEqual(before);
  return { exit, ...(JSON.parse(out) as { error: { code: string; message: string } }).error };
}

describe("madang new refuses, and leaves nothing behind", () => {
  test("an id that a module has", async () => {
    expect(await refused("news", "--name-ko", "소식")).toMatchObject({ exit: 1, code: "CLI_ID_TAKEN" });
  });

  test("an id that a package of the framework has", async () => {
    expect(await refused("redis", "--name-ko", "저장소")).toMatchObject({
      code: "CLI_ID_TAKEN",
      message: expect.stringContaining("@madang/redis"),
    });
  });

  test("an id whose addresses another module owns, named with that module", async () => {
    expect(await refused("search", "--name-ko", "찾기")).toMatchObject({
      code: "CLI_ADDRESS_TAKEN",
      message: expect.stringMatching(/\/search.*shell/),
    });
  });

  test.each(["api", "en", "preferences", "admin"])("the reserved word %s", async (id) => {
    expect(await refused(id, "--name-ko", "가")).toMatchObject({ exit: 1, code: "CLI_ID_RESERVED" });
  });

  test.each(["../evil", "a b", "Reservations", ""])("%j as an id", async (id) => {
    expect((await refused(id, "--name-ko", "가")).exit).toBe(2);
  });

  test("a folder that is there already, were it empty", async () => {
    await mkdir(within("modules/reservations"));
    expect(await refused("reservations")).toMatchObject({ code: "CLI_ID_TAKEN" });
  });

  test("a project that it cannot write to: what was begun is taken back", async () => {
    await rm(within("node_modules/.package-lock.json"));
    expect(await refused("reservations")).toMatchObject({ code: "CLI_NOT_WRITTEN" });
  });

  test("documents that cannot be made: what was begun is taken back", async () => {
    await mkdir(within("infra/docs/src"), { recursive: true });
    await writeFile(
      within("infra/docs/src/generate.ts"),
      'process.stderr.write("no such page"); process.exit(1);',
    );
    expect(await refused("reservations")).toMatchObject({
      code: "CLI_DOCS_NOT_MADE",
      message: expect.stringContaining("no such page"),
    });
  });

  test("what is no workspace", async () => {
    const empty = await mkdir(within("empty"), { recursive: true });
    const { exit, out } = await callMadang(["new", "reservations", "--json"], {
      root: empty ?? within("empty"),
    });
    expect(exit).toBe(2);
    expect(out).toContain("CLI_NOT_A_WORKSPACE");
    expect(await readdir(within("empty"))).toEqual([]);
  });

  test("to go on after Ctrl-C", async () => {
    const before = await stateOfProject();
    const stopped = AbortSignal.abort(new Error("stopped"));
    const { exit } = await callMadang(["new", "reservations"], { root: copy.root, signal: stopped });
    expect(exit).toBe(130);
    expect(await stateOfProject()).toEqual(before);
    expect(existsSync(within("modules/reservations"))).toBe(false);
  });
});
