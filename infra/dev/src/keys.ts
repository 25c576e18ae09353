import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { supervisorErrors } from "./errors.ts";
import { writeWhole, type StateFolder } from "./state-folder.ts";

/** Secrets of one installation, made once. Keys have the form id:base64url(32 bytes), newest first. */
export interface Keys {
  readonly visitorKeys: string;
  readonly dataKeys: string;
  readonly databasePassword: string;
}

const keyList = /^\w{1,20}:[\w-]{43}(,\w{1,20}:[\w-]{43})*$/;

/**
 * Reads the keys, or makes them when there is no data yet that others could belong to. Throws
 * SUPERVISOR_KEYS_BROKEN or SUPERVISOR_KEYS_MISSING.
 */
export function loadKeys(state: StateFolder, databaseFolder: string): Keys {
  if (existsSync(state.keys)) return readKeys(state.keys);
  if (existsSync(databaseFolder))
    throw supervisorErrors.create("KEYS_MISSING", { folder: databaseFolder, file: state.keys });
  const keys = newKeys();
  writeWhole(state.keys, keys, 0o600);
  return keys;
}

function newKeys(): Keys {
  const id = `k${new Date().toISOString().slice(0, 10).replaceAll("-", "")}`;
  const key = () => `${id}:${randomBytes(32).toString("base64url")}`;
  return { visitorKeys: key(), dataKeys: key(), databasePassword: randomBytes(24).toString("base64url") };
}

function readKeys(file: string): Keys {
  try {
    chmodSync(file, 0o600);
    const keys = JSON.parse(readFileSync(file, "utf8")) as Partial<Keys>;
    const { visitorKeys = "", dataKeys = "", databasePassword = "" } = keys;
    if (!keyList.test(visitorKeys) || !keyList.test(dataKeys) || databasePassword.length < 16)
      throw new Error("a key is missing or is not id:base64url(32 bytes)");
    return { visitorKeys, dataKeys, databasePassword };
  } catch (error) {
    throw supervisorErrors.create("KEYS_BROKEN", { file, reason: (error as Error).message }, error);
  }
}
