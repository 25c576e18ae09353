import { isAbsolute, relative } from "node:path";
import { z } from "zod";
import type { CheckContext } from "../check-context.ts";
import type { CheckStep } from "../check-step.ts";
import type { Finding } from "../finding.ts";
import { installed, runScript } from "../run-program.ts";

export const lintStep: CheckStep = {
  name: "lint",
  summary: "the rules of the workspace, the direction of imports among them, and the format",
  needs: [],
  async run(context) {
    return { findings: [...(await brokenRules(context)), ...(await unformatted(context))] };
  },
};

/** `--format=json` of oxlint. */
const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string().optional(),
      help: z.string().optional(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })).default([]),
    }),
  ),
});

async function brokenRules({ root, module, signal }: CheckContext): Promise<Finding[]> {
  const args = ["--format=json", relative(root, module.folder)];
  const { out, err } = await runScript({
    script: installed(root, "oxlint/bin/oxlint"),
    args,
    folder: root,
    signal,
  });
  const report = reportSchema.safeParse(parseJson(out));
  if (!report.success) return [notRun("oxlint", `${out}\n${err}`)];
  return report.data.diagnostics.map(({ filename, labels, message, code, help }) => {
    const line = labels[0]?.span.line;
    return {
      file: line === undefined ? filename : `${filename}:${line}`,
      text: `${message.replace(/\.$/, "")}${code === undefined ? "" : ` (${code})`}`,
      remedy: help ?? "Mend it at this place; npx oxlint --fix mends some.",
    };
  });
}

async function unformatted({ root, module, signal }: CheckContext): Promise<Finding[]> {
  const args = ["--list-different", relative(root, module.folder)];
  const { code, out, err } = await runScript({
    script: installed(root, "oxfmt/bin/oxfmt"),
    args,
    folder: root,
    signal,
  });
  if (code === 0) return [];
  const files = out.split("\n").filter((line) => line.trim() !== "");
  if (files.length === 0) return [notRun("oxfmt", err)];
  return files.map((file) => ({
    file: isAbsolute(file) ? relative(root, file) : file,
    text: "It is not formatted as the workspace's files are",
    remedy: `Run npx oxfmt ${relative(root, module.folder)}.`,
  }));
}

function notRun(name: string, words: string): Finding {
  const reason = words.trim().split("\n").slice(-3).join(" ") || "it said nothing";
  return {
    text: `${name} could not look at the module: ${reason}`,
    remedy: "See that npm ci has installed it.",
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
