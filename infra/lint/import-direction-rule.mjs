import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { forbiddenImport } from "./import-direction.mjs";

/** oxlint runs in the root of the repository; so do the editors' language servers. */
const root = process.cwd();
const manifests = new Map();

/** Reports each import that the layers of docs/architecture.md do not allow. */
export const importDirection = {
  meta: { type: "problem", docs: { description: "Keeps the direction of imports between packages." } },
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join("/");
    const check = (node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== "string") return;
      const reason = forbiddenImport({ file, specifier, manifestOf });
      if (reason !== undefined) context.report({ node: node.source, message: reason });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/** package.json of a folder below the root, read once; nothing where there is none. */
function manifestOf(folder) {
  if (!manifests.has(folder)) {
    const file = path.join(root, folder, "package.json");
    manifests.set(folder, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
  }
  return manifests.get(folder);
}
