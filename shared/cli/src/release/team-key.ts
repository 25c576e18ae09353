import path from "node:path";
import { readKeyFile, type SigningKey } from "@madang/releases";
import type { CommandCall } from "../core/command.ts";
import { keyFolder } from "../project/state-folder.ts";

type Place = Pick<CommandCall, "environment" | "folder" | "root"> & {
  readonly options: { readonly key?: string | undefined };
};

/** `--key`, else MADANG_KEY_FILE, else the key of npm start. MADANG_KEY_PASSPHRASE opens an encrypted one. Throws RELEASES_KEY_*. */
export function readTeamKey(place: Place): Promise<SigningKey> {
  const { options, environment, folder } = place;
  const given = options.key ?? environment["MADANG_KEY_FILE"];
  const file = given === undefined || given === "" ? path.join(keyFolder(place), "team.pem") : given;
  return readKeyFile(path.resolve(folder, file), environment["MADANG_KEY_PASSPHRASE"]);
}
