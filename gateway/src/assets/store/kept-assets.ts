import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Of the room that is cleared at once when it is full. */
const spare = 0.1;

interface Kept {
  readonly bytes: number;
}

/**
 * Files of the store on this gateway's disk, within a budget: what was not asked for the longest goes first. A file is whole or not there;
 * one that cannot be written is served all the same.
 */
export class KeptAssets {
  readonly #root: string;
  readonly #budget: number;
  /** A Map iterates in order of insertion: the first was not used for the longest. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;
  #drafts = 0;
  #known: Promise<void> | undefined;

  constructor(options: { root: string; budget: number }) {
    this.#root = options.root;
    this.#budget = options.budget;
  }

  async read(name: string): Promise<Buffer | undefined> {
    await this.#look();
    const kept = this.#kept.get(name);
    if (kept === undefined) return undefined;
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    try {
      return await readFile(join(this.#root, name));
    } catch {
      this.#forget(name);
      return undefined;
    }
  }

  async write(name: string, content: Buffer): Promise<void> {
    await this.#look();
    if (content.length > this.#budget) return;
    try {
      await this.#writeWhole(join(this.#root, name), content);
    } catch {
      return;
    }
    this.#note(name, content.length);
    await this.#shrink();
  }

  async remove(name: string): Promise<void> {
    this.#forget(name);
    await rm(join(this.#root, name), { force: true }).catch(() => {});
  }

  async #writeWhole(file: string, content: Buffer): Promise<void> {
    this.#drafts += 1;
    const draft = join(this.#root, `.draft-${process.pid}-${this.#drafts}`);
    await mkdir(dirname(file), { recursive: true });
    try {
      const handle = await open(draft, "w");
      try {
        await handle.writeFile(content);
      } finally {
        await handle.close();
      }
      await rename(draft, file);
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** What an earlier process left, once. */
  #look(): Promise<void> {
    return (this.#known ??= this.#findLeft());
  }

  async #findLeft(): Promise<void> {
    const files = await readdir(this.#root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of files) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      if (entry.name.startsWith(".draft-")) await rm(path, { force: true }).catch(() => {});
      else this.#note(path.slice(this.#root.length + 1), (await stat(path)).size);
    }
    await this.#shrink();
  }

  #note(name: string, bytes: number): void {
    this.#forget(name);
    this.#kept.set(name, { bytes });
    this.#bytes += bytes;
  }

  #forget(name: string): void {
    this.#bytes -= this.#kept.get(name)?.bytes ?? 0;
    this.#kept.delete(name);
  }

  async #shrink(): Promise<void> {
    if (this.#bytes <= this.#budget) return;
    for (const name of this.#kept.keys()) {
      if (this.#bytes <= this.#budget * (1 - spare)) return;
      await this.remove(name);
    }
  }
}
