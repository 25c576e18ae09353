import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";

/** In the file. */
interface Place {
  readonly at: number;
  readonly bytes: number;
}

const digestLetters = 64;
/** Read with one call although nobody asked for what lies between. */
const longestGap = 65_536;
const chunk = 1_048_576;
const newLine = 10;

/**
 * Signed records in one file, a line each: `<digest> <JSON>`. What is new is added at its end, so that a release costs a line, and a start
 * reads ten thousand of them with a few calls. Whatever cannot be read counts as absent; calls come one after the other.
 */
export class EnvelopePack {
  readonly #file: string;
  #places: Map<string, Place> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** True where that is known without a look at the file. */
  lacksAll(names: readonly string[]): boolean {
    const places = this.#places;
    return places !== undefined && !names.some((name) => places.has(name));
  }

  /** Of these names, what is there; the text of each is as it was given. */
  async read(names: readonly string[]): Promise<Map<string, string>> {
    const places = await this.#known();
    const wanted = names
      .flatMap((name) => {
        const place = places.get(name);
        return place === undefined ? [] : [{ name, ...place }];
      })
      .sort((a, b) => a.at - b.at);
    const found = new Map<string, string>();
    if (wanted.length === 0) return found;
    const handle = await open(this.#file, "r");
    try {
      for (const run of runsOf(wanted)) await readRun(handle, run, found);
    } finally {
      await handle.close();
    }
    return found;
  }

  /** One that is there already is read from its new place. */
  async add(entries: readonly (readonly [name: string, json: string])[]): Promise<void> {
    const places = await this.#known();
    await mkdir(dirname(this.#file), { recursive: true });
    const handle = await open(this.#file, "a", 0o600);
    try {
      const { size } = await handle.stat();
      // A line that was cut off when a process ended must not swallow the next one.
      const lines = entries.map(([name, json]) => Buffer.from(`${name} ${json}\n`));
      await handle.writeFile(Buffer.concat([Buffer.from("\n"), ...lines]));
      let at = size + 1;
      for (const [index, [name]] of entries.entries()) {
        const bytes = (lines[index]?.length ?? 1) - 1;
        places.set(name, { at, bytes });
        at += bytes + 1;
      }
    } finally {
      await handle.close();
    }
  }

  /** Writes the file anew where more than half of it is of no use. */
  async keepOnly(isNamed: (name: string) => boolean): Promise<void> {
    const places = await this.#known();
    const named = [...places.keys()].filter(isNamed);
    const used = named.reduce((sum, name) => sum + (places.get(name)?.bytes ?? 0), 0);
    if (used * 2 > (await sizeOf(this.#file))) return;
    const draft = new EnvelopePack(`${this.#file}.draft`);
    await rm(draft.#file, { force: true });
    for (let from = 0; from < named.length; from += 200)
      await draft.add([...(await this.read(named.slice(from, from + 200)))]);
    if (named.length === 0) await rm(this.#file, { force: true });
    else await rename(draft.#file, this.#file);
    this.#places = draft.#places ?? new Map();
  }

  async #known(): Promise<Map<string, Place>> {
    return (this.#places ??= await placesIn(this.#file));
  }
}

function* runsOf<T extends Place>(sorted: readonly T[]): Iterable<readonly T[]> {
  let run: T[] = [];
  let end = -Infinity;
  for (const one of sorted) {
    if (one.at - end > longestGap && run.length > 0) {
      yield run;
      run = [];
    }
    run.push(one);
    end = one.at + one.bytes;
  }
  yield run;
}

async function readRun(
  handle: FileHandle,
  run: readonly (Place & { readonly name: string })[],
  found: Map<string, string>,
): Promise<void> {
  const from = run[0]?.at ?? 0;
  const end = Math.max(...run.map(({ at, bytes }) => at + bytes));
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(end - from), 0, end - from, from);
  for (const { name, at, bytes } of run)
    if (at + bytes <= from + bytesRead)
      found.set(name, buffer.toString("utf8", at - from + digestLetters + 1, at - from + bytes));
}

/** Lines that are whole, by what they begin with; the last of a name counts. */
async function placesIn(file: string): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  let rest: Buffer = Buffer.alloc(0);
  let at = 0;
  try {
    for await (const read of createReadStream(file, { highWaterMark: chunk }) as AsyncIterable<Buffer>) {
      const bytes = Buffer.concat([rest, read]);
      let from = 0;
      for (let end = bytes.indexOf(newLine); end !== -1; end = bytes.indexOf(newLine, from)) {
        if (end - from > digestLetters)
          places.set(bytes.toString("latin1", from, from + digestLetters), {
            at: at + from,
            bytes: end - from,
          });
        from = end + 1;
      }
      rest = bytes.subarray(from);
      at += from;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return places;
}

async function sizeOf(file: string): Promise<number> {
  try {
    const handle = await open(file, "r");
    const { size } = await handle.stat();
    await handle.close();
    return size;
  } catch {
    return 0;
  }
}
