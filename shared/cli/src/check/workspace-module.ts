import { readFileSync } from "node:fs";
import { join } from "node:path";
import { moduleFolder } from "../project/module-folder.ts";

/** One module of a workspace, by the places that the steps work in. */
export interface WorkspaceModule {
  readonly id: string;
  /** The workspace: modules/, node_modules/. */
  readonly root: string;
  readonly folder: string;
  readonly dist: string;
  /** `@madang/news` */
  readonly packageName: string;
  /** What other modules import, when the module has a contract; absolute. */
  readonly contractEntry: string | undefined;
}

/** Throws CLI_MODULE_ID and CLI_MODULE_ABSENT. */
export function findModule(root: string, id: string): WorkspaceModule {
  const folder = moduleFolder(root, id);
  const { name = id, exports = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    name?: string;
    exports?: Record<string, string>;
  };
  const entry = exports["./contract"];
  return {
    id,
    root,
    folder,
    dist: join(folder, "dist"),
    packageName: name,
    contractEntry: entry === undefined ? undefined : join(folder, entry),
  };
}
