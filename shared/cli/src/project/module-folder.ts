import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { nearestName } from "@madang/errors";
import { moduleIdSchema } from "@madang/manifest";
import { meant } from "../core/command-table.ts";
import { cliErrors } from "../errors.ts";

/** Throws CLI_MODULE_ID. Whatever is not an id gets neither into a path nor into an address. */
export function checkModuleId(id: string): string {
  if (moduleIdSchema.safeParse(id).success) return id;
  throw cliErrors.create("MODULE_ID", { id });
}

/** Where the module's source lies; the shell is a module too. Throws CLI_MODULE_ID and CLI_MODULE_ABSENT. */
export function moduleFolder(root: string, id: string): string {
  const folder = checkModuleId(id) === "shell" ? path.join(root, "shell") : path.join(root, "modules", id);
  if (existsSync(path.join(folder, "module.ts"))) return folder;
  const valid = modulesIn(root);
  const suggestion = meant(nearestName(id, valid));
  throw cliErrors.create("MODULE_ABSENT", { id, folder: root, suggestion, valid: valid.join(", ") });
}

/** Ids of all modules whose source is here. */
export function modulesIn(root: string): string[] {
  const folder = path.join(root, "modules");
  const all = existsSync(folder) ? readdirSync(folder) : [];
  const modules = all.filter((name) => existsSync(path.join(folder, name, "module.ts"))).sort();
  return existsSync(path.join(root, "shell/module.ts")) ? [...modules, "shell"] : modules;
}
