import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { ReleaseRecord, StyleLink } from "@madang/manifest";
import { buildErrors } from "./errors.ts";
import { integrityOf } from "./integrity.ts";
import { isText, mediaType } from "./media-types.ts";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

type Asset = ReleaseRecord["assets"][number];

/** Collects what a build publishes, then writes it in one go: each file once, text also compressed. */
export class AssetFolder {
  readonly prefix: string;
  readonly #files = new Map<string, Uint8Array>();

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  /** Returns the link by which pages refer to the file. Throws BUILD_ASSET_NAME. */
  add(file: string, content: Uint8Array): StyleLink {
    if (!/^[A-Za-z0-9._/-]+$/.test(file) || file.includes(".."))
      throw buildErrors.create("ASSET_NAME", { file });
    this.#files.set(file, content);
    return this.link(file, content);
  }

  link(file: string, content: Uint8Array): StyleLink {
    return { href: `${this.prefix}${file}`, integrity: integrityOf(content) };
  }

  describe(): Asset[] {
    return [...this.#files]
      .map(([file, content]) => ({
        path: `${this.prefix}${file}`,
        integrity: integrityOf(content),
        bytes: content.byteLength,
        type: mediaType(file),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async write(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    await Promise.all([...this.#files].map(([file, content]) => writeAsset(join(folder, file), content)));
  }
}

async function writeAsset(path: string, content: Uint8Array): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  if (!isText(path)) return;
  const [brotli, zipped] = await Promise.all([
    toBrotli(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
      },
    }),
    toGzip(content, { level: 9 }),
  ]);
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, zipped);
}
