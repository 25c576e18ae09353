import { kitErrors } from "../../errors.ts";
import type { ModuleDefinition } from "./module-definition.ts";

/** The manifest and the server name the same pages and boxes. Throws KIT_UNDEFINED, KIT_DEFINED_TWICE or KIT_UNDECLARED. */
export function checkDefinition({ module, pages = [], boxes = [], api }: ModuleDefinition): void {
  compare(module.id, "page", Object.keys(module.pages), pages);
  compare(module.id, "box", Object.keys(module.boxes), boxes);
  if (module.api !== undefined && api === undefined)
    throw kitErrors.create("UNDEFINED", { module: module.id, kind: "api", name: module.api.prefix });
}

function compare(
  module: string,
  kind: string,
  declared: readonly string[],
  defined: readonly { readonly module: string; readonly name: string }[],
): void {
  const names = defined.map(({ name }) => name);
  const foreign = defined.find((part) => part.module !== module);
  if (foreign !== undefined)
    throw kitErrors.create("UNDECLARED", { module, kind, name: foreign.name, valid: declared.join(", ") });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw kitErrors.create("DEFINED_TWICE", { module, kind, name: twice });
  const missing = declared.find((name) => !names.includes(name));
  if (missing !== undefined) throw kitErrors.create("UNDEFINED", { module, kind, name: missing });
}
