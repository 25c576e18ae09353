import { existsSync } from "node:fs";
import { join } from "node:path";
import { runScript } from "../check/run-program.ts";
import type { Reporter } from "../core/reporter.ts";
import { cliErrors } from "../errors.ts";
import { checkIdIsFree } from "./claims.ts";
import { lastWords, remakeDocs } from "./generated-docs.ts";
import type { ModuleNames } from "./module-names.ts";
import { registerPackage, workspacePackages } from "./register-package.ts";
import { moduleFiles } from "./template-files.ts";
import { UndoList } from "./undo-list.ts";
import { writeFolder } from "./write-folder.ts";

export interface MadeModule {
  /** Below the project's folder. */
  readonly workspace: string;
  readonly files: readonly string[];
}

interface Place {
  readonly root: string;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

const formatter = "node_modules/oxfmt/bin/oxfmt";

/** All of it, or nothing: what was written is taken back when a part fails or Ctrl-C is pressed. */
export async function makeModule(names: ModuleNames, { root, reporter, signal }: Place): Promise<MadeModule> {
  await checkIdIsFree(root, names.id, await workspacePackages(root));
  if (!existsSync(join(root, formatter)))
    throw cliErrors.create("NOT_A_WORKSPACE", { file: join(root, formatter), reason: "it is not there" });
  const workspace = `modules/${names.id}`;
  const undo = new UndoList();
  try {
    const files = await moduleFiles(names);
    await reporter.step(`${workspace}: ${files.length} files`, () =>
      writeFolder(join(root, workspace), files, {
        undo,
        format: (draft) => formatFolder(root, draft, signal),
      }),
    );
    await reporter.step("known to npm, without the network", () => registerPackage(root, workspace, undo));
    await reporter.step("generated pages of docs/", () => remakeDocs(root, undo, signal));
    return { workspace, files: files.map(({ path }) => path) };
  } catch (error) {
    await undo.run();
    throw signal.aborted ? signal.reason : explained(error, join(root, workspace));
  }
}

/** Where lines break depends on the length of names. */
async function formatFolder(root: string, folder: string, signal: AbortSignal): Promise<void> {
  const { code, err, out } = await runScript({
    script: join(root, formatter),
    args: [folder],
    folder: root,
    signal,
  });
  if (code !== 0) throw cliErrors.create("NOT_FORMATTED", { words: lastWords(err || out) });
}

/** What the file system says, in words; the disk is full, the folder is not writable. */
function explained(error: unknown, place: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || code.startsWith("CLI_")) return error;
  return cliErrors.create("NOT_WRITTEN", { place, reason: reasons[code] ?? code }, error);
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left on the disk",
  EDQUOT: "the quota of this user is used up",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the disk is read-only",
  ENOTEMPTY: "the folder is there already and not empty",
  EEXIST: "something of this name is there already",
};
