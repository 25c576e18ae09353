import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { workspaceRoot } from "@madang/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { readProfile, scaled } from "../runner/profile.ts";
import { bundleJourneys } from "../runner/suite/bundle.ts";
import { chosenModules, readSuite } from "../runner/suite/read-suite.ts";

const serviceLevel = { p95: 400, errors: 0.01 };
const settings = {
  origin: "http://127.0.0.1:1",
  collector: "http://127.0.0.1:2",
  markerPrefix: "zq0123456789",
  embargoes: {},
  profile: scaled(readProfile("smoke"), { scale: 1, seconds: 5 }),
  modules: ["extra"],
};

/** A project with one module, whose manifest and journeys are given. */
function project(load: unknown, journeys: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), "madang-suite-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = path.join(root, "modules/extra");
  mkdirSync(path.join(folder, "load"), { recursive: true });
  writeFileSync(path.join(folder, "module.ts"), `export default ${JSON.stringify({ id: "extra", load })};`);
  for (const [name, text] of Object.entries(journeys)) writeFileSync(path.join(folder, "load", name), text);
  return root;
}

test("the modules of the project are in the suite by their manifests", async () => {
  const suite = await readSuite(workspaceRoot);
  expect(suite.map(({ id }) => id)).toEqual(expect.arrayContaining(["news", "notices", "petitions"]));
});

test("a module that is made later is in the suite, and in the bundle, by its manifest alone", async () => {
  const journey =
    'import { defineJourney } from "@madang/load-kit"; export default defineJourney({ share: 1, run: (visitor) => void visitor.open("/extra") });';
  const root = project({ journeys: ["load/visit.ts"], serviceLevel }, { "visit.ts": journey });
  const modules = await readSuite(root);
  expect(modules).toMatchObject([{ id: "extra", serviceLevel, journeys: [{ name: "visit" }] }]);
  const script = await bundleJourneys({ root: workspaceRoot, folder: root, modules, settings });
  const bundle = readFileSync(script, "utf8");
  expect(bundle).toContain('visitor.open("/extra")');
  expect(bundle).toMatch(/export \{[^}]*handleSummary[^}]*options[^}]*run0[^}]*verify/s);
});

test("the journeys of a module that madang new makes are bundled as they are", async () => {
  const template = path.join(workspaceRoot, "shared/cli/template");
  const journeys = ["read", "send"].map((name) => ({
    name,
    file: path.join(template, "load", `${name}.ts`),
  }));
  const modules = [{ id: "example-service", folder: template, journeys, serviceLevel }];
  const folder = project(undefined);
  const script = await bundleJourneys({ root: workspaceRoot, folder, modules, settings });
  expect(readFileSync(script, "utf8")).toContain("/api/example-service/entries");
});

test("a module without journeys is not loaded", async () => {
  await expect(readSuite(project(undefined))).rejects.toThrow("No module declares journeys.");
});

test("a journey that is declared and not there is named", async () => {
  const root = project({ journeys: ["load/gone.ts"], serviceLevel });
  await expect(readSuite(root)).rejects.toThrow("The manifest of extra names the journey load/gone.ts");
});

test("a journey that cannot be bundled is named with its line", async () => {
  const root = project(
    { journeys: ["load/wrong.ts"], serviceLevel },
    { "wrong.ts": 'import { missing } from "./nowhere.ts";\nexport default missing;' },
  );
  const modules = await readSuite(root);
  await expect(bundleJourneys({ root: workspaceRoot, folder: root, modules, settings })).rejects.toThrow(
    /cannot be bundled: .*wrong\.ts:1: Could not resolve/,
  );
});

test("one module alone is chosen by its name", async () => {
  const modules = await readSuite(workspaceRoot);
  expect(chosenModules(modules, "notices")).toEqual(["notices"]);
  expect(() => chosenModules(modules, "notice")).toThrow("Did you mean notices?");
});
