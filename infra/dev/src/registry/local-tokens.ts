import { existsSync, readFileSync } from "node:fs";
import { adminTokensFileSchema, createAdminToken, type AdminToken } from "@madang/releases";
import { supervisorErrors } from "../errors.ts";
import { writeWhole } from "../state-folder.ts";

export interface LocalTokens {
  /** Starts processes. */
  readonly runner: string;
  /** Whoever works on this machine: may do all but start processes. */
  readonly person: string;
}

const own = { runner: "this-runner", person: "this-machine" };

/**
 * Makes tokens for one run and writes their digests into the tokens file; those that an operator has added stay. Throws
 * SUPERVISOR_TOKENS_BROKEN.
 */
export function makeLocalTokens(file: string): LocalTokens {
  const others = readTokens(file).filter(({ name }) => !Object.values(own).includes(name));
  const runner = createAdminToken({ name: own.runner, scopes: ["runner"] });
  const person = createAdminToken({ name: own.person, scopes: ["operator", "read", "release:*"] });
  writeWhole(file, { tokens: [runner.entry, person.entry, ...others] }, 0o600);
  return { runner: runner.token, person: person.token };
}

function readTokens(file: string): AdminToken[] {
  if (!existsSync(file)) return [];
  try {
    return adminTokensFileSchema.parse(JSON.parse(readFileSync(file, "utf8"))).tokens;
  } catch (error) {
    throw supervisorErrors.create("TOKENS_BROKEN", { file, reason: (error as Error).message }, error);
  }
}
