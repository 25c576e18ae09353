import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { BlobStore } from "@madang/releases";

/** What a runner needs of the store. */
export type RunnerStore = Pick<BlobStore, "get" | "close">;

export async function openRunnerStore(address: string): Promise<RunnerStore> {
  const folder = fileURLToPath(address);
  return {
    async get(name) {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => undefined);
      return found === undefined ? undefined : { bytes: found.size, body: createReadStream(file) };
    },
    close: async () => {},
  };
}
