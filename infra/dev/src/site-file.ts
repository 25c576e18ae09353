import { copyFileSync, existsSync } from "node:fs";
import path from "node:path";
import { explainFileError, type StateFolder } from "./state-folder.ts";

/** The operator's file; at first start the sample site of the invented province is put there, to be edited. */
export function ensureSiteFile(options: { state: StateFolder; root: string }): void {
  const { state, root } = options;
  if (existsSync(state.site)) return;
  try {
    copyFileSync(path.join(root, "shell/sites/hanul.json"), state.site);
  } catch (error) {
    throw explainFileError(error, state.folder);
  }
}
