import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Folder of small JSON files of which each is whole or not there. What cannot be read counts as absent: all of it can be had again. */
export class KeptFiles {
  readonly #folder: string;
  readonly #failed: (error: unknown) => void;
  readonly #folders = new Set<string>();
  #count = 0;

  constructor(folder: string, failed: (error: unknown) => void) {
    this.#folder = folder;
    this.#failed = failed;
  }

  async read(name: string): Promise<unknown> {
    try {
      return JSON.parse(await readFile(join(this.#folder, name), "utf8"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") this.#failed(error);
      return undefined;
    }
  }

  /** `lasting`: also when the power fails the moment after. False where it could not be written. */
  write(name: string, value: unknown, options?: { lasting: boolean }): Promise<boolean> {
    return this.writeText(name, JSON.stringify(value), options);
  }

  async writeText(name: string, text: string, { lasting = false } = {}): Promise<boolean> {
    const file = join(this.#folder, name);
    this.#count += 1;
    const draft = `${file}.${process.pid}-${this.#count}.draft`;
    try {
      await this.#makeFolder(dirname(file));
      await writeWhole(draft, text, lasting);
      await rename(draft, file);
      return true;
    } catch (error) {
      this.#folders.clear();
      this.#failed(error);
      await rm(draft, { force: true }).catch(() => {});
      return false;
    }
  }

  /** Once each. */
  async #makeFolder(folder: string): Promise<void> {
    if (this.#folders.has(folder)) return;
    await mkdir(folder, { recursive: true });
    this.#folders.add(folder);
  }
}

async function writeWhole(file: string, text: string, lasting: boolean): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile(text);
    if (lasting) await handle.sync();
  } finally {
    await handle.close();
  }
}
