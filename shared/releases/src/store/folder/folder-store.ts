import { constants, link, lstat, mkdir, open, realpath, rm, rmdir, type FileHandle } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { digestOfStream } from "../../digest.ts";
import { releasesErrors } from "../../errors.ts";
import { checkBlobName, checkBlobPrefix } from "../blob-name.ts";
import type { BlobStore, StoredBlob } from "../blob-store.ts";
import { checkedOnTheWay, checkExpectation } from "../checked-bytes.ts";
import { removeOldDrafts, writeDraft } from "./drafts.ts";
import { codeOf, folderError } from "./folder-errors.ts";
import { refuseEscape } from "./inside-folder.ts";
import { listFolder } from "./list-folder.ts";

export async function openFolderStore(url: URL): Promise<BlobStore> {
  const wanted = folderOf(url);
  try {
    await mkdir(wanted, { recursive: true });
    const root = await realpath(wanted);
    await removeOldDrafts(root, Date.now());
    return new FolderStore(root);
  } catch (error) {
    throw folderError(error, wanted, "the folder itself");
  }
}

function folderOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    const reason = "it names no folder of this machine; three slashes follow file:";
    throw releasesErrors.create("STORE_ADDRESS_INVALID", { address: url.href, reason }, error);
  }
}

/** Readers of one folder, be they many processes, see a file whole or not at all: it is written beside and linked to its name. */
class FolderStore implements BlobStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async put(
    name: string,
    body: Readable | Buffer,
    options: { sha256: string; bytes: number },
  ): Promise<void> {
    const file = this.#fileOf(name);
    const expected = { name, ...options };
    checkExpectation(expected);
    await this.#try(name, async () => {
      const draft = await writeDraft(this.#root, body, expected);
      try {
        if (!(await this.#publish(draft, file))) await this.#refuseOther(file, name, options.sha256);
      } finally {
        await rm(draft, { force: true });
      }
    });
  }

  async get(name: string): Promise<StoredBlob | undefined> {
    const file = this.#fileOf(name);
    return this.#try(name, async () => {
      const handle = await this.#openExisting(file);
      if (handle === undefined) return undefined;
      const bytes = (await handle.stat()).size;
      return { bytes, body: checkedOnTheWay(handle.createReadStream(), name, bytes) };
    });
  }

  async has(name: string): Promise<boolean> {
    const file = this.#fileOf(name);
    return this.#try(name, async () => {
      try {
        await refuseEscape(this.#root, file);
        return (await lstat(file)).isFile();
      } catch (error) {
        if (codeOf(error) === "ENOENT") return false;
        throw error;
      }
    });
  }

  async *list(prefix: string): AsyncGenerator<{ name: string; bytes: number; storedAt: Date }> {
    checkBlobPrefix(prefix);
    try {
      yield* listFolder(this.#root, prefix);
    } catch (error) {
      throw folderError(error, this.#root, prefix);
    }
  }

  async remove(name: string): Promise<void> {
    const file = this.#fileOf(name);
    await this.#try(name, async () => {
      try {
        await refuseEscape(this.#root, file);
      } catch (error) {
        if (codeOf(error) === "ENOENT") return;
        throw error;
      }
      await rm(file, { force: true });
      await this.#removeEmptyFolders(path.dirname(file));
    });
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }

  #fileOf(name: string): string {
    checkBlobName(name);
    return path.join(this.#root, name);
  }

  /** False where the name is taken: a link never replaces (link(2)). */
  async #publish(draft: string, file: string): Promise<boolean> {
    for (let tries = 1; ; tries++)
      try {
        const made = await mkdir(path.dirname(file), { recursive: true });
        await refuseEscape(this.#root, file);
        await link(draft, file);
        await syncFolders(path.dirname(file), made === undefined ? path.dirname(file) : path.dirname(made));
        return true;
      } catch (error) {
        if (codeOf(error) === "EEXIST") return false;
        // Somebody removed the last other file of this folder, and the folder with it.
        if (codeOf(error) !== "ENOENT" || tries === 3) throw error;
      }
  }

  async #refuseOther(file: string, name: string, sent: string): Promise<void> {
    const handle = await this.#openExisting(file);
    if (handle === undefined) return;
    const { sha256: found } = await digestOfStream(handle.createReadStream());
    if (found !== sent) throw releasesErrors.create("BLOB_EXISTS", { name, found, sent });
  }

  async #openExisting(file: string): Promise<FileHandle | undefined> {
    try {
      await refuseEscape(this.#root, file);
      const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
      if ((await handle.stat()).isFile()) return handle;
      await handle.close();
      return undefined;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
  }

  async #removeEmptyFolders(folder: string): Promise<void> {
    for (let at = folder; at !== this.#root; at = path.dirname(at))
      try {
        await rmdir(at);
      } catch {
        return;
      }
  }

  async #try<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw folderError(error, this.#root, name);
    }
  }
}

/** Until its folder is on disk too, a new name can be lost with the power (fsync(2)); so can a new folder's, up to the first that was there. */
async function syncFolders(from: string, upTo: string): Promise<void> {
  for (let at = from; ; at = path.dirname(at)) {
    await syncFolder(at);
    if (at === upTo || at === path.dirname(at)) return;
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
