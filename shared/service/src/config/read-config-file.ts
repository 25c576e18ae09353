import { readFileSync } from "node:fs";
import { serviceErrors } from "../errors.ts";

/** The JSON object in `file`. Throws SERVICE_CONFIG_FILE. */
export function readConfigFile(file: string): Record<string, unknown> {
  const content = parse(read(file), file);
  if (typeof content === "object" && content !== null && !Array.isArray(content))
    return content as Record<string, unknown>;
  throw serviceErrors.create("CONFIG_FILE", {
    file,
    problem: "it holds something else than one JSON object",
  });
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const problem = (cause as NodeJS.ErrnoException).code === "ENOENT" ? "it does not exist" : String(cause);
    throw serviceErrors.create("CONFIG_FILE", { file, problem }, cause);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    // The parser's own message quotes the text around the mistake, which may be a secret.
    throw serviceErrors.create("CONFIG_FILE", { file, problem: "it is not valid JSON" });
  }
}
