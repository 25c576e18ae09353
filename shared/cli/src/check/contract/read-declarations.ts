import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { cliErrors } from "../../errors.ts";
import type { WorkspaceModule } from "../workspace-module.ts";
import { compile, inScratchFolder } from "./compiler.ts";
import { declaredNames } from "./declared-names.ts";
import type { ContractExports } from "./module-contract.ts";

/** What the module's contract folder exports, as declarations; undefined for a module without one. */
export async function readDeclarations(
  { id, root, contractEntry }: WorkspaceModule,
  signal: AbortSignal,
): Promise<ContractExports | undefined> {
  if (contractEntry === undefined) return undefined;
  const declarations = await inScratchFolder(root, async (folder) => {
    const outDir = join(folder, "out");
    const rootDir = dirname(contractEntry);
    // Whether it is right is said by the step "types"; here only what it declares counts.
    const compilerOptions = {
      noEmit: false,
      noCheck: true,
      declaration: true,
      emitDeclarationOnly: true,
      removeComments: true,
      rootDir,
      outDir,
    };
    const { out, err } = await compile({ root, folder, include: [contractEntry], compilerOptions, signal });
    if (!existsSync(outDir))
      throw cliErrors.create("NOT_DECLARED", { id, file: contractEntry, reason: `${out}${err}`.trim() });
    return readFolder(outDir);
  });
  const entry = relative(dirname(contractEntry), contractEntry).replace(/\.tsx?$/, ".d.ts");
  return { entry, names: declaredNames(entry, declarations), declarations };
}

function readFolder(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [relative(folder, file).split(sep).join("/"), readFileSync(file, "utf8")]),
  );
}
