import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Manifest } from "@madang/manifest";
import { modulesIn } from "../../project/module-folder.ts";
import type { BoxPlace, KnownPlaces } from "./put-boxes.ts";

/** Slots and orders of all boxes whose source is here: a composed page does not tell them. */
export async function knownPlaces(root: string): Promise<KnownPlaces> {
  const all = await Promise.all(modulesIn(root).map((id) => placesOf(root, id)));
  return new Map(all.flat());
}

/** A manifest that cannot be read has no boxes. */
async function placesOf(root: string, id: string): Promise<[string, BoxPlace][]> {
  const file = id === "shell" ? join(root, "shell/module.ts") : join(root, "modules", id, "module.ts");
  try {
    const { default: manifest } = (await import(pathToFileURL(file).href)) as { default?: Partial<Manifest> };
    return Object.entries(manifest?.boxes ?? {}).map(([name, { slot, order }]) => [
      `${id}/${name}`,
      { slot, order },
    ]);
  } catch {
    return [];
  }
}
