import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildWorkspace } from "../src/build-workspace.ts";

function temporary(parent: string): string {
  const folder = mkdtempSync(join(parent, ".copy-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a server that is no release is one file for each program, and needs no packages around it", async () => {
  const folder = temporary(join(import.meta.dirname, "fixtures"));
  mkdirSync(join(folder, "src/standalone"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(
    join(folder, "src/main.ts"),
    'import { STATUS_CODES } from "node:http";\nimport { pino } from "pino";\n' +
      "pino({ base: null }).info(`${STATUS_CODES[404]} 마당 ${process.env.MADANG_BUILD}`);\n",
  );
  writeFileSync(join(folder, "src/standalone/main.ts"), 'console.log("alone");\n');
  const { dist, build } = await buildWorkspace({ folder });
  expect(readdirSync(dist).sort()).toEqual([
    "server.js",
    "server.js.map",
    "standalone.js",
    "standalone.js.map",
  ]);
  const elsewhere = temporary(tmpdir());
  cpSync(dist, elsewhere, { recursive: true });
  writeFileSync(join(elsewhere, "package.json"), '{ "type": "module" }');
  const run = (file: string): string => execFileSync(process.execPath, [join(elsewhere, file)]).toString();
  expect(run("server.js")).toContain(`Not Found 마당 ${build}`);
  expect(run("standalone.js")).toBe("alone\n");
});
