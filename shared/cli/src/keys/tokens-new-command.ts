import { rm } from "node:fs/promises";
import path from "node:path";
import { createAdminToken, type AdminToken } from "@madang/releases";
import { z } from "zod";
import { defineCommand, type CommandResult } from "../core/command.ts";
import { cliErrors } from "../errors.ts";
import { stateFolder } from "../project/state-folder.ts";
import { addToTokensFile } from "./tokens-file.ts";
import { writeSecretFile } from "./secret-file.ts";

const dayMs = 86_400_000;

export const tokensNewCommand = defineCommand({
  name: "tokens new",
  group: "Keys and trust",
  summary: "make a token with which somebody may use the portal's administration (operator)",
  description:
    "The token is written to a file that you alone can read, and never shown; the portal knows its digest alone. Scopes: read, release:<module>, release:*, runner, operator.",
  positionals: [
    {
      name: "name",
      description: "whose it is, as the history shows it, for example media-team",
      required: true,
    },
  ],
  options: {
    scopes: { type: "text", value: "LIST", description: "what it may do, separated by commas (needed)" },
    days: {
      type: "number",
      value: "COUNT",
      min: 1,
      max: 3650,
      whole: true,
      description: "it ends after so many days",
    },
    file: {
      type: "text",
      value: "FILE",
      description: "add its digest to this tokens file (MADANG_ADMIN_TOKENS_FILE of the portal)",
    },
    folder: {
      type: "text",
      value: "FOLDER",
      description: "where the token's own file goes (.madang/tokens by default)",
    },
  },
  examples: [
    {
      line: "npx madang tokens new media-team --scopes read,release:news --days 365",
      does: "Makes .madang/tokens/media-team.token and shows what the portal needs to know of it.",
    },
    {
      line: "npx madang tokens new media-team --scopes read,release:news --file /etc/madang/tokens.json",
      does: "The portal takes it a second later.",
    },
  ],
  async run(call): Promise<CommandResult> {
    const [name = ""] = call.positionals;
    const { scopes, days, file, folder } = call.options;
    const { token, entry } = makeToken(name, scopes, days);
    const tokensFile = file === undefined ? undefined : path.resolve(call.folder, file);
    const place =
      folder === undefined ? path.join(stateFolder(call), "tokens") : path.resolve(call.folder, folder);
    const tokenFile = await writeSecretFile(path.join(place, `${name}.token`), `${token}\n`);
    if (tokensFile !== undefined) await addOrTakeBack(tokensFile, entry, tokenFile);
    return {
      data: { file: tokenFile, entry, tokensFile: tokensFile ?? null },
      text: () => explain(tokenFile, entry, tokensFile),
    };
  },
});

/** A token that no portal knows is not left behind. */
async function addOrTakeBack(tokensFile: string, entry: AdminToken, tokenFile: string): Promise<void> {
  try {
    await addToTokensFile(tokensFile, entry);
  } catch (error) {
    await rm(tokenFile, { force: true });
    throw error;
  }
}

/** Throws CLI_TOKEN_ENTRY. */
function makeToken(name: string, scopes: string | undefined, days: number | undefined) {
  const list = scopes === undefined ? [] : scopes.split(",").map((scope) => scope.trim());
  try {
    const expires = days === undefined ? {} : { expires: new Date(Date.now() + days * dayMs) };
    return createAdminToken({ name, scopes: list, ...expires });
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const problems = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
    throw cliErrors.create("TOKEN_ENTRY", { name, problems }, error);
  }
}

function explain(file: string, entry: AdminToken, tokensFile: string | undefined): string {
  const portal =
    tokensFile === undefined
      ? `The operator adds this to "tokens" in the portal's tokens file:\n\n  ${JSON.stringify(entry)}`
      : `${tokensFile} has its digest; the portal takes it a second later.`;
  return `The token of ${entry.name} lies in ${file}. Hand that file over in a way that nobody else sees.

${portal}

Whoever has it: MADANG_TOKEN="$(cat ${file})" npx madang status`;
}
