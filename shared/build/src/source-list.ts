import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Metafile } from "esbuild";

/** Everything a build was made from; its hash is the build id, so equal sources have equal addresses. */
export class SourceList {
  readonly #entries = new Map<string, string>();

  /** A fact that is not a file, for example a tool's version. */
  addFact(name: string, value: string): void {
    this.#entries.set(`fact ${name}`, value);
  }

  addFile(path: string, root: string): void {
    const name = relative(root, path);
    if (!this.#entries.has(name)) this.#entries.set(name, hash(readFileSync(path)));
  }

  addMetafile(metafile: Metafile, root: string): void {
    for (const input of Object.keys(metafile.inputs)) {
      // Names with a scheme are made up by the build from other inputs.
      if (!/^(?:<|[\w-]+:|\(disabled\))/.test(input)) this.addFile(join(root, input), root);
    }
  }

  /** 20 hexadecimal digits. */
  buildId(): string {
    const lines = [...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1)).map((entry) => entry.join("\0"));
    return hash(lines.join("\n")).slice(0, 20);
  }
}

function hash(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
