import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const workflows = path.join(root, ".github/workflows");
const read = (file) => readFileSync(path.join(root, file), "utf8");
const scripts = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".sh"))
  .map((name) => `infra/ci/${name}`);
const gates = ["verify", "test", "smoke", "surge", "compare"];
const files = readdirSync(workflows).map((name) => ({
  name,
  text: readFileSync(path.join(workflows, name), "utf8"),
}));

/** Scripts that a file calls; a matrix calls one for each of its gates. */
function called(text) {
  const named = [...text.matchAll(/infra\/ci\/([a-z-]+)\.sh/g)].map(([, name]) => name);
  const matrix = /gate: \[([a-z, ]+)\]/.exec(text)?.[1];
  const byMatrix = text.includes("infra/ci/${{ matrix.gate }}.sh") ? (matrix?.split(", ") ?? []) : [];
  return new Set([...named, ...byMatrix]);
}

test("every script can be run, and stops at what is undefined", () => {
  for (const script of scripts) {
    accessSync(path.join(root, script), constants.X_OK);
    expect(read(script)).toMatch(/^#!\/usr\/bin\/env bash\n/);
  }
});

test("GitHub, Jenkins and the check of each change call scripts that exist, GitHub and Jenkins the same ones", () => {
  const github = new Set(files.flatMap(({ text }) => [...called(text)]));
  expect(github).toEqual(new Set([...gates, "release"]));
  expect(called(read("Jenkinsfile"))).toEqual(github);
  expect(called(read(".ci/run"))).toEqual(new Set(["verify", "test", "smoke", "surge"]));
  for (const name of github) expect(scripts).toContain(`infra/ci/${name}.sh`);
});

test("a release asks for every gate", () => {
  expect(read("infra/ci/release.sh")).toContain(`for gate in ${gates.join(" ")}; do`);
});

test.each(files)(
  "$name: actions are pinned by commit, and its rights, times and turns are bounded",
  ({ text }) => {
    const used = [...text.matchAll(/uses: (\S+)(.*)/g)].filter(([, action]) => !action.startsWith("./"));
    for (const [, action, note] of used)
      expect(`${action}${note}`).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(text).toContain("\npermissions:\n  contents: read\n");
    expect(text).toContain("\nconcurrency:\n");
    const machines = text.match(/runs-on: /g) ?? [];
    expect(text.match(/timeout-minutes: \d+/g) ?? []).toHaveLength(machines.length);
  },
);

test.each(files)("$name: nothing that a person typed becomes a part of a script", ({ text }) => {
  const scriptLines = [
    ...text.matchAll(/^ +(?:- )?run: (?!\|)(.*)$/gm),
    ...text.matchAll(/run: \|\n((?: {10}.*\n)+)/g),
  ];
  for (const [, line] of scriptLines) expect(line).not.toMatch(/\$\{\{\s*(inputs|github\.(event|head_ref))/);
});

test("all workflows use one version of each action", () => {
  const used = files.flatMap(({ text }) => [...text.matchAll(/uses: ([\w/-]+)@([0-9a-f]{40})/g)]);
  const versions = Map.groupBy(used, ([, action]) => action);
  for (const [action, uses] of versions)
    expect([action, new Set(uses.map(([, , commit]) => commit)).size]).toEqual([action, 1]);
});
