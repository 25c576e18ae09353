import { existsSync, readFileSync } from "node:fs";
import { wantedSchema, type Wanted } from "@madang/releases";
import { writeWhole } from "../state-folder.ts";

/** What was wanted when the admin was last heard: a runner starts from it while the admin is away. */
export function saveWanted(file: string, wanted: Wanted): void {
  writeWhole(file, wanted, 0o600);
}

/** Undefined where there is none, or none that can be read: then the admin has to be heard first. */
export function readWanted(file: string): Wanted | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return wantedSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}
