import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { cliErrors } from "../errors.ts";

/** A new file that its owner alone can read, on disk before this resolves. Throws CLI_FILE. */
export async function writeSecretFile(file: string, content: string): Promise<string> {
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return file;
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw cliErrors.create("FILE", { file, reason: code === "EEXIST" ? "it exists" : code }, error);
  }
}
