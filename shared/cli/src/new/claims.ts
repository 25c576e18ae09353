import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Manifest } from "@madang/manifest";
import { cliErrors } from "../errors.ts";
import { modulesIn } from "../project/module-folder.ts";
import { isReserved } from "./reserved-ids.ts";

/** What the new module will claim: pages below /<id>, the API /api/<id>. */
interface Claim {
  readonly holder: string;
  readonly address: string;
}

/**
 * Throws CLI_ID_RESERVED, CLI_ID_TAKEN or CLI_ADDRESS_TAKEN. The portal would refuse the release of what another module holds; it is said
 * before there is a line of code.
 */
export async function checkIdIsFree(root: string, id: string, packages: readonly string[]): Promise<void> {
  if (isReserved(id)) throw cliErrors.create("ID_RESERVED", { id });
  const folder = join(root, "modules", id);
  if (existsSync(folder)) throw cliErrors.create("ID_TAKEN", { id, by: `the folder ${folder}` });
  if (packages.includes(`@madang/${id}`))
    throw cliErrors.create("ID_TAKEN", { id, by: `the package @madang/${id}` });
  for (const holder of modulesIn(root)) {
    const address = claimedBelow(id, await manifestOf(root, holder));
    if (address !== undefined) throw addressTaken({ holder, address }, id);
  }
}

function addressTaken({ holder, address }: Claim, id: string): Error {
  return cliErrors.create("ADDRESS_TAKEN", { id, holder, address });
}

/** An address of the module that begins as the new module's do. */
function claimedBelow(id: string, manifest: ClaimingManifest): string | undefined {
  if (manifest.api?.prefix === `/api/${id}`) return manifest.api.prefix;
  return Object.values(manifest.pages ?? {})
    .map(({ path }) => path)
    .find((path) => path.split("/")[1] === id);
}

type ClaimingManifest = { readonly [Name in "pages" | "api"]?: Manifest[Name] };

/** A manifest that cannot be read claims nothing: it cannot be released either. */
async function manifestOf(root: string, id: string): Promise<ClaimingManifest> {
  const file = id === "shell" ? join(root, "shell/module.ts") : join(root, "modules", id, "module.ts");
  try {
    return ((await import(pathToFileURL(file).href)) as { default?: Manifest }).default ?? {};
  } catch {
    return {};
  }
}
