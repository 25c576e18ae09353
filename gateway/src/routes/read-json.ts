import { readFile } from "node:fs/promises";
import { gatewayErrors } from "../errors.ts";

/** Throws GATEWAY_FILE_UNREADABLE. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

export function unreadable(file: string, cause: unknown): Error {
  const reason = cause instanceof SyntaxError ? "it is not JSON" : (cause as NodeJS.ErrnoException).code;
  return gatewayErrors.create("FILE_UNREADABLE", { file, reason: reason ?? "unknown" }, cause);
}
