import { MadangError } from "@madang/errors";
import { releasesErrors } from "../../errors.ts";

const full = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const refused = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "ELOOP", "EISDIR"]);

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** What an error of the file system means for whoever stores or reads `name`. */
export function folderError(error: unknown, store: string, name: string): MadangError {
  if (error instanceof MadangError) return error;
  const reason = codeOf(error);
  const kind = full.has(reason) ? "STORE_FULL" : refused.has(reason) ? "STORE_REFUSED" : "STORE_AWAY";
  return releasesErrors.create(kind, { store, name, reason: `${reason} at ${name}` }, error);
}
