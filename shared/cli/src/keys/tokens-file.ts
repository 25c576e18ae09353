import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { checkPlainly, describeProblems } from "@madang/manifest";
import { adminTokensFileSchema, type AdminToken } from "@madang/releases";
import { cliErrors } from "../errors.ts";
import { readJsonFile } from "../project/read-json-file.ts";

/** The portal never reads half a file. Throws CLI_FILE and CLI_TOKEN_ENTRY where the name is taken. */
export async function addToTokensFile(file: string, entry: AdminToken): Promise<void> {
  const tokens = existsSync(file) ? readTokens(file) : [];
  if (tokens.some(({ name }) => name === entry.name))
    throw cliErrors.create("TOKEN_ENTRY", { name: entry.name, problems: `${file} has a token of this name` });
  const draft = `${file}.${randomBytes(4).toString("hex")}.draft`;
  try {
    const content = `${JSON.stringify({ tokens: [...tokens, entry] }, undefined, 2)}\n`;
    await writeFile(draft, content, { mode: 0o600, flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw cliErrors.create("FILE", { file, reason: code }, error);
  }
}

function readTokens(file: string): AdminToken[] {
  const read = checkPlainly(adminTokensFileSchema, readJsonFile(file));
  if (read.success) return read.data.tokens;
  const reason = describeProblems(read.error, adminTokensFileSchema);
  throw cliErrors.create("FILE", { file, reason }, read.error);
}
