import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { generateKey, readKeyFile, writeKeyFile, type SigningKey } from "@madang/releases";
import { supervisorErrors } from "../errors.ts";
import { explainFileError } from "../state-folder.ts";

/** Keys of a portal on one machine: who signs channels, and who signs the releases of its modules. */
export interface PortalKeys {
  readonly operator: SigningKey;
  readonly operatorFile: string;
  readonly team: SigningKey;
  /** The operator's key has only just been made: no registry can know it. */
  readonly isNew: boolean;
}

/**
 * `operator.pem` and `team.pem` of `folder`, made when there is no portal yet that others could belong to. Throws
 * SUPERVISOR_RELEASE_KEYS_MISSING, RELEASES_KEY_FILE_OPEN, RELEASES_KEY_UNREADABLE.
 */
export async function loadPortalKeys(options: { folder: string; isNew: boolean }): Promise<PortalKeys> {
  const { folder, isNew } = options;
  const file = (id: string): string => path.join(folder, `${id}.pem`);
  const ids = ["operator", "team"];
  const missing = ids.filter((id) => !existsSync(file(id)));
  if (!isNew && missing.includes("operator"))
    throw supervisorErrors.create("RELEASE_KEYS_MISSING", { file: file("operator") });
  await makeKeys(folder, missing);
  const [operator, team] = await Promise.all([readKeyFile(file("operator")), readKeyFile(file("team"))]);
  return { operator, operatorFile: file("operator"), team, isNew: missing.includes("operator") };
}

async function makeKeys(folder: string, ids: readonly string[]): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const id of ids) await writeKeyFile(folder, id, generateKey(id).pem);
  } catch (error) {
    throw explainFileError(error, folder);
  }
}
