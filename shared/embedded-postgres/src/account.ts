import { execFileSync } from "node:child_process";
import { postgresErrors } from "./errors.ts";

/** A system account that PostgreSQL runs as when the caller is root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const candidates = ["postgres", "nobody"];

/**
 * PostgreSQL refuses to run as root, so root lends it a system account that exists already. Nothing for
 * ordinary users and on Windows. Throws POSTGRES_NO_ACCOUNT.
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of candidates) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid !== undefined && gid !== undefined) return { name, uid, gid };
  }
  throw postgresErrors.create("NO_ACCOUNT");
}

function idOf(option: "-u" | "-g", name: string): number | undefined {
  try {
    return Number.parseInt(execFileSync("id", [option, name], { encoding: "utf8", stdio: "pipe" }), 10);
  } catch {
    return undefined;
  }
}
