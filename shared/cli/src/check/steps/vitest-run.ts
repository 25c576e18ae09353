import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { z } from "zod";
import { installed, runScript } from "../run-program.ts";

/** What vitest's JSON reporter writes (the shape of Jest's). */
const reportSchema = z.object({
  numTotalTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

export interface FailedTest {
  /** Relative to the folder that vitest ran in. */
  readonly file: string;
  readonly name: string;
  readonly reason: string;
}

export interface TestRun {
  readonly total: number;
  readonly failed: readonly FailedTest[];
  /** Why there is no report, or what failed outside every test. */
  readonly trouble: string | undefined;
}

export interface TestOptions {
  /** The workspace whose vitest runs. */
  readonly root: string;
  /** Where it runs; its vitest.config.ts counts. */
  readonly folder: string;
  /** Parts of paths: files that have one of them run. */
  readonly files: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export async function runTests(options: TestOptions): Promise<TestRun> {
  const { root, folder, files, args = [], env = {}, signal } = options;
  const scratch = mkdtempSync(join(tmpdir(), "madang-tests-"));
  const file = join(scratch, "report.json");
  try {
    const { code, out, err } = await runScript({
      script: installed(root, "vitest/vitest.mjs"),
      args: ["run", "--reporter=json", `--outputFile.json=${file}`, ...args, ...files],
      folder,
      env: { ...withoutPortal(process.env), NO_COLOR: "1", ...env },
      signal,
    });
    return readReport({ file, folder, code, words: `${out}\n${err}` });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Tests start what they need themselves; the command's portal and its token are none of their business. */
function withoutPortal(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("MADANG_")));
}

function readReport(run: { file: string; folder: string; code: number | null; words: string }): TestRun {
  const report = reportSchema.safeParse(parseFile(run.file));
  if (!report.success) return { total: 0, failed: [], trouble: lastWords(run.words) };
  const failed = report.data.testResults.flatMap((result) => failuresIn(result, run.folder));
  const unseen = run.code !== 0 && failed.length === 0;
  return {
    total: report.data.numTotalTests,
    failed,
    trouble: unseen ? lastWords(run.words) : undefined,
  };
}

type FileResult = z.infer<typeof reportSchema>["testResults"][number];

/** A file that cannot be loaded has no test that could fail. */
function failuresIn({ name, status, message, assertionResults }: FileResult, folder: string): FailedTest[] {
  const file = relative(folder, name);
  const failed = assertionResults
    .filter((test) => test.status === "failed")
    .map(({ fullName, failureMessages }) => ({
      file,
      name: fullName,
      reason: firstLine(failureMessages?.[0] ?? ""),
    }));
  if (failed.length > 0 || status !== "failed") return failed;
  return [{ file, name: "the whole file", reason: firstLine(message ?? "") }];
}

function firstLine(text: string): string {
  return (
    text
      .split("\n")
      .find((line) => line.trim() !== "")
      ?.trim() ?? "no reason was given"
  );
}

function lastWords(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(-4).join(" | ").slice(-600) || "vitest said nothing";
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
