import { createHash } from "node:crypto";

/** Lua that Redis runs as one step (EVALSHA). */
export interface Script {
  readonly name: string;
  readonly lua: string;
  readonly sha1: string;
}

export function defineScript(name: string, lua: string): Script {
  return { name, lua, sha1: createHash("sha1").update(lua).digest("hex") };
}
