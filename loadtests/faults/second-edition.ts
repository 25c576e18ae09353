import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readBuiltRelease, type BuiltRelease } from "@madang/build/artifact";
import { loadtestErrors } from "../runner/errors.ts";
import { runProgram } from "../runner/program/run-program.ts";

/**
 * The module of the workspace once more as another build: the same sources under a version of their own, built aside. Throws
 * LOADTEST_FAULT_IMPOSSIBLE where it cannot be built.
 */
export async function buildSecondEdition(options: {
  root: string;
  module: string;
  folder: string;
  signal: AbortSignal;
}): Promise<BuiltRelease> {
  const { root, module, signal } = options;
  const project = path.join(options.folder, "second-edition");
  const folder = path.join(project, "modules", module);
  mkdirSync(folder, { recursive: true });
  const left = new Set(["dist", "node_modules", "test"]);
  cpSync(path.join(root, "modules", module), folder, {
    recursive: true,
    filter: (source) => !left.has(path.basename(source)),
  });
  symlinkSync(path.join(root, "node_modules"), path.join(project, "node_modules"));
  cpSync(path.join(root, "tsconfig.json"), path.join(project, "tsconfig.json"));
  raiseVersion(path.join(folder, "module.ts"));
  const builder = path.join(root, "shared/build/src/main.ts");
  const { PATH, HOME, TMPDIR } = process.env;
  const { code, lines } = await runProgram(process.execPath, [builder, folder], {
    cwd: folder,
    env: { PATH, HOME, TMPDIR, NO_COLOR: "1" },
    signal,
  });
  if (code === 0) return readBuiltRelease({ dist: path.join(folder, "dist"), createdAt: new Date() });
  const reason = `its second edition cannot be built (${lines.slice(-3).join(" / ")})`;
  throw loadtestErrors.create("FAULT_IMPOSSIBLE", { fault: module, reason });
}

/** 1.2.3 becomes 1.2.4: the manifest is part of what a build is named by. */
function raiseVersion(file: string): void {
  const text = readFileSync(file, "utf8");
  const raised = text.replace(
    /(\bversion: "\d+\.\d+\.)(\d+)"/,
    (_whole, before: string, last: string) => `${before}${Number(last) + 1}"`,
  );
  writeFileSync(file, raised);
}
