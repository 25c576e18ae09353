import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runScript } from "../check/run-program.ts";
import { cliErrors } from "../errors.ts";
import { replaceFile } from "./register-package.ts";
import type { UndoList } from "./undo-list.ts";

const generator = "infra/docs/src/generate.ts";
const generated = ["docs/errors.md", "docs/configuration.md", "docs/manifest.md"];

/** The pages that are made from the code name the new module's errors and options too. Throws CLI_DOCS_NOT_MADE. */
export async function remakeDocs(root: string, undo: UndoList, signal: AbortSignal): Promise<void> {
  if (!existsSync(join(root, generator))) return;
  for (const page of generated.map((name) => join(root, name)).filter((file) => existsSync(file))) {
    const before = await readFile(page, "utf8");
    undo.add(() => replaceFile(page, before));
  }
  const { code, err, out } = await runScript({
    script: join(root, generator),
    args: [],
    folder: root,
    signal,
  });
  if (code !== 0) throw cliErrors.create("DOCS_NOT_MADE", { words: lastWords(err || out) });
}

export function lastWords(output: string): string {
  return output.trim().split("\n").slice(-3).join(" / ").slice(0, 500);
}
