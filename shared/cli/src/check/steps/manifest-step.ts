import { existsSync } from "node:fs";
import { join } from "node:path";
import { readModuleManifest } from "@madang/build";
import type { Manifest } from "@madang/manifest";
import { moduleFolder, modulesIn } from "../../project/module-folder.ts";
import type { CheckContext } from "../check-context.ts";
import type { CheckStep } from "../check-step.ts";
import type { Finding } from "../finding.ts";
import { sameAddresses } from "../contract/path-patterns.ts";
import { findingOf, isExplained } from "../explained-error.ts";

export const manifestStep: CheckStep = {
  name: "manifest",
  summary: "module.ts is valid, and claims nothing that another module of the workspace has",
  needs: [],
  async run(context) {
    const { module, root } = context;
    const manifest = await readModuleManifest(module.folder);
    const { others, notes } = await otherManifests(context);
    const missing = (manifest.load?.journeys ?? []).filter((file) => !existsSync(join(module.folder, file)));
    return {
      findings: [
        ...others
          .flatMap((other) => conflicts(manifest, other))
          .map((finding) => ({ file: moduleFile(root, module.folder), ...finding })),
        ...missing.map((file) => ({
          file: moduleFile(root, module.folder),
          text: `load.journeys names ${file}, which is not there`,
          remedy: "Write the journey, or leave it out.",
        })),
      ],
      notes,
    };
  },
};

function moduleFile(root: string, folder: string): string {
  return join(folder, "module.ts").slice(root.length + 1);
}

/** A neighbour that is not valid is its own team's matter. */
async function otherManifests({
  root,
  module,
}: CheckContext): Promise<{ others: Manifest[]; notes: string[] }> {
  const others: Manifest[] = [];
  const notes: string[] = [];
  for (const id of modulesIn(root).filter((name) => name !== module.id))
    try {
      others.push(await readModuleManifest(moduleFolder(root, id)));
    } catch (error) {
      if (!isExplained(error)) throw error;
      notes.push(`Not compared with ${id}: ${findingOf(error).text}.`);
    }
  return { others, notes };
}

/** What the portal would refuse: two modules at one address. */
export function conflicts(own: Manifest, other: Manifest): Finding[] {
  const pages = Object.entries(own.pages).flatMap(([name, { path }]) =>
    Object.entries(other.pages)
      .filter(([, page]) => sameAddresses(page.path, path))
      .map(([theirs, page]) => ({
        text: `The page ${name} (${path}) has the addresses of the page ${theirs} (${page.path}) of the module ${other.id}`,
        remedy: "Choose another path; a portal refuses the second of two modules at one address.",
      })),
  );
  const isSamePrefix = own.api !== undefined && own.api.prefix === other.api?.prefix;
  return isSamePrefix
    ? [
        ...pages,
        {
          text: `The API has the prefix ${own.api?.prefix} of the module ${other.id}`,
          remedy: `Choose another one, for example /api/${own.id}.`,
        },
      ]
    : pages;
}
