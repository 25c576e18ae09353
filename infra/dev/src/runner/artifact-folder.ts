import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { unpackServer } from "@madang/build/artifact";
import { releasesErrors, type BlobStore } from "@madang/releases";
import { supervisorErrors } from "../errors.ts";
import { explainFileError } from "../state-folder.ts";
import { keyOf, nameOf, type WantedBuild } from "./wanted-build.ts";

/** Unpacked servers of one module that stay beside those that run: a rollback need not ask the store for them. */
const keptBuilds = 3;

/** Unpacked server bundles, `<module>/<build>/`. A folder that is there is there wholly. */
export class ArtifactFolder {
  readonly #folder: string;
  readonly #store: Pick<BlobStore, "get">;

  constructor(options: { folder: string; store: Pick<BlobStore, "get"> }) {
    this.#folder = options.folder;
    this.#store = options.store;
  }

  /** The folder of a build, fetched if need be. Throws SUPERVISOR_ARTIFACT_*, BUILD_ARCHIVE_REFUSED, RELEASES_STORE_AWAY, SUPERVISOR_DISK_FULL. */
  async ensure(wanted: WantedBuild): Promise<string> {
    const folder = path.join(this.#folder, wanted.module, wanted.build);
    if (existsSync(path.join(folder, "server.js"))) return folder;
    const archive = await this.#fetch(wanted);
    try {
      mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 });
      rmSync(folder, { recursive: true, force: true });
      await unpackServer({ archive, folder });
      return folder;
    } catch (error) {
      throw explainFileError(error, this.#folder);
    }
  }

  /** Takes away what is neither among `running` (keys) nor among the newest others of its module. */
  prune(running: ReadonlySet<string>): void {
    for (const module of foldersIn(this.#folder)) {
      const builds = foldersIn(path.join(this.#folder, module))
        .filter((build) => !running.has(keyOf({ module, build })))
        .map((build) => path.join(this.#folder, module, build));
      const newestFirst = builds.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
      for (const folder of newestFirst.slice(keptBuilds)) rmSync(folder, { recursive: true, force: true });
    }
  }

  async #fetch(wanted: WantedBuild): Promise<Buffer> {
    const { digest, bytes } = wanted.server;
    const names = { release: nameOf(wanted), digest };
    const blob = await this.#store.get(`blobs/${digest}`);
    if (blob === undefined) throw supervisorErrors.create("ARTIFACT_MISSING", names);
    const archive = await readAll(blob.body as AsyncIterable<Buffer>, bytes).catch((error: unknown) => {
      if (!releasesErrors.is(error, "BLOB_DAMAGED")) throw error;
      throw supervisorErrors.create("ARTIFACT_TAMPERED", names, error);
    });
    if (archive === undefined || createHash("sha256").update(archive).digest("hex") !== digest)
      throw supervisorErrors.create("ARTIFACT_TAMPERED", names);
    return archive;
  }
}

/** Undefined where there are more, or less. */
async function readAll(body: AsyncIterable<Buffer>, bytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > bytes) return undefined;
    chunks.push(chunk);
  }
  return length === bytes ? Buffer.concat(chunks) : undefined;
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
