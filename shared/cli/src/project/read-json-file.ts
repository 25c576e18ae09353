import { readFileSync } from "node:fs";
import { cliErrors } from "../errors.ts";

/** Throws CLI_FILE, which does not quote what stands in the file. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason =
      error instanceof SyntaxError ? "it is not JSON" : ((error as NodeJS.ErrnoException).code ?? "unknown");
    throw cliErrors.create("FILE", { file, reason });
  }
}
