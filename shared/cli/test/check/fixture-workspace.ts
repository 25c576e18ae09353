import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { workspaceRoot } from "@madang/test-kit";
import { checkModule, type CheckOptions, type CheckReport } from "../../src/check/check-module.ts";
import type { StepName, StepResult } from "../../src/check/check-step.ts";
import type { Reporter } from "../../src/core/reporter.ts";

const fixture = new URL("fixtures/greeting", import.meta.url).pathname;

export interface FixtureWorkspace {
  readonly root: string;
  readonly module: string;
  /** Replaces a text in one of the module's files; the text has to be there. */
  change(file: string, from: string, to: string): void;
  write(file: string, text: string): void;
  /** One of the module's files into a module of another name. */
  copyTo(id: string, file: string): void;
  commit(message: string): void;
  check(options?: CheckOptions): Promise<CheckReport>;
  remove(): void;
}

/** A team's workspace with the module `greeting`: the packages and the portal are this repository's. */
export function fixtureWorkspace(): FixtureWorkspace {
  const root = mkdtempSync(join(tmpdir(), "madang-workspace-"));
  for (const name of ["node_modules", "shared", "shell", "gateway", "infra"])
    symlinkSync(join(workspaceRoot, name), join(root, name));
  for (const name of ["package.json", "tsconfig.json", "vitest.config.ts", ".oxlintrc.json", ".oxfmtrc.json"])
    cpSync(join(workspaceRoot, name), join(root, name));
  const module = join(root, "modules/greeting");
  cpSync(fixture, module, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Team", "-c", "user.email=team@example.org", ...args], {
      cwd: root,
      stdio: "pipe",
    });
  return {
    root,
    module,
    change(file, from, to) {
      const text = readFileSync(join(module, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      writeFileSync(join(module, file), text.replaceAll(from, to));
    },
    write(file, text) {
      mkdirSync(dirname(join(module, file)), { recursive: true });
      writeFileSync(join(module, file), text);
    },
    copyTo(id, file) {
      const text = readFileSync(join(module, file), "utf8");
      mkdirSync(join(root, "modules", id), { recursive: true });
      writeFileSync(join(root, "modules", id, file), text.replace('id: "greeting"', `id: "${id}"`));
      mkdirSync(join(root, "modules", id, "server"), { recursive: true });
      writeFileSync(join(root, "modules", id, "server/main.ts"), "");
    },
    commit(message) {
      git("init", "--quiet");
      git("add", "package.json", "tsconfig.json", "vitest.config.ts", "shared", "modules");
      git("commit", "--quiet", "-m", message);
    },
    check: (options = {}) =>
      checkModule("greeting", options, {
        root,
        folder: root,
        environment: { PATH: process.env["PATH"] },
        signal: new AbortController().signal,
        reporter: silent,
      }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

const nothing = () => undefined;
const silent: Reporter = {
  say: nothing,
  warn: nothing,
  step: (_name, work) => work({ detail: nothing, progress: nothing, failed: nothing }),
  close: nothing,
};

export function stepOf({ steps }: CheckReport, name: StepName): StepResult {
  const found = steps.find((step) => step.name === name);
  if (found === undefined) throw new RangeError(name);
  return found;
}
