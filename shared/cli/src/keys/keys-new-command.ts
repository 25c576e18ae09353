import { mkdir } from "node:fs/promises";
import path from "node:path";
import { generateKey, writeKeyFile, type PublicKey } from "@madang/releases";
import { defineCommand, type CommandResult } from "../core/command.ts";
import { cliErrors } from "../errors.ts";
import { keyFolder } from "../project/state-folder.ts";

export const keysNewCommand = defineCommand({
  name: "keys new",
  group: "Keys and trust",
  summary: "make a key with which a team signs its releases",
  description:
    "Makes an Ed25519 key (RFC 8032). The private half is written to <id>.pem, readable by you alone, and never shown; the public half is what the operator adds to the trust policy.",
  positionals: [{ name: "id", description: "how the key is called, for example news-2026", required: true }],
  options: {
    folder: { type: "text", value: "FOLDER", description: "where the file goes (.madang/keys by default)" },
  },
  examples: [
    {
      line: "npx madang keys new news-2026",
      does: "Makes .madang/keys/news-2026.pem and shows the public half.",
    },
    {
      line: "npx madang keys new news-2026 --folder /media/usb",
      does: "The same, on a medium that is locked away.",
    },
  ],
  async run(call): Promise<CommandResult> {
    const [id = ""] = call.positionals;
    const { folder: given } = call.options;
    const { key, pem } = generateKey(id);
    const folder = given === undefined ? keyFolder(call) : path.resolve(call.folder, given);
    await makeFolder(folder);
    const file = await writeKeyFile(folder, id, pem);
    return {
      data: { file, publicKey: key.publicKey },
      text: () => explain(file, key.publicKey),
    };
  },
});

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw cliErrors.create("FILE", { file: folder, reason }, error);
  }
}

function explain(file: string, publicKey: PublicKey): string {
  return `The private key lies in ${file}. Keep it; do not send it to anybody.

The public half, for the operator:

  ${JSON.stringify(publicKey)}

The operator adds it to the keys of your team:

  npx madang trust show --json > trust.json     (edit: "teams" → your team → "keys")
  npx madang trust set trust.json

Then sign with it: npx madang release <id> --key ${file}`;
}
