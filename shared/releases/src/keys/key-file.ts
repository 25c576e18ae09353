import { chmod, open, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { releasesErrors } from "../errors.ts";
import { checkKeyId } from "./key-id.ts";
import { readSigningKey, type SigningKey } from "./signing-key.ts";

const extension = ".pem";

/** `<folder>/<id>.pem`, readable by its owner alone, on disk before this resolves. Throws RELEASES_KEY_FILE_EXISTS. */
export async function writeKeyFile(folder: string, id: string, pem: string): Promise<string> {
  const file = path.join(folder, `${checkKeyId(id)}${extension}`);
  const handle = await createPrivateFile(file);
  try {
    await handle.writeFile(pem);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(file, 0o600);
  return file;
}

async function createPrivateFile(file: string) {
  try {
    return await open(file, "wx", 0o600);
  } catch (error) {
    if (isCode(error, "EEXIST")) throw releasesErrors.create("KEY_FILE_EXISTS", { file }, error);
    throw error;
  }
}

/** The id is the file's name. Throws RELEASES_KEY_FILE_MISSING, RELEASES_KEY_FILE_OPEN, RELEASES_KEY_UNREADABLE. */
export async function readKeyFile(file: string, passphrase?: string): Promise<SigningKey> {
  const pem = await readPrivateFile(file);
  return readSigningKey(path.basename(file, extension), pem, passphrase);
}

async function readPrivateFile(file: string): Promise<Buffer> {
  try {
    refuseOpenFile(file, await stat(file));
    return await readFile(file);
  } catch (error) {
    if (releasesErrors.is(error, "KEY_FILE_OPEN")) throw error;
    throw releasesErrors.create("KEY_FILE_MISSING", { file, reason: codeOf(error) }, error);
  }
}

/**
 * Windows has no such bits: its mode says nothing about others. A file that belongs to another user is one that was handed to this process
 * through its group, as Kubernetes does with secrets: there the group may read.
 */
function refuseOpenFile(file: string, { mode, uid }: { mode: number; uid: number }): void {
  const closed = uid === process.getuid?.() ? 0o077 : 0o037;
  if (process.platform === "win32" || (mode & closed) === 0) return;
  throw releasesErrors.create("KEY_FILE_OPEN", { file, mode: (mode & 0o777).toString(8) });
}

function isCode(error: unknown, code: string): boolean {
  return codeOf(error) === code;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
