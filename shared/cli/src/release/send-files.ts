import type { BuiltRelease } from "@madang/build/artifact";
import type { Step } from "../core/reporter.ts";
import type { AdminClient, SentFile, StoredName } from "../portal/admin-client.ts";

export interface Sent {
  readonly files: number;
  readonly bytes: number;
  /** Were in the store already: of a release before, or of one that was interrupted. */
  readonly already: number;
}

interface Sending {
  readonly name: StoredName;
  readonly file: SentFile;
}

const atOnce = 4;

/** Sends what the store does not have. The same again does no harm, so an interrupted one is simply run again. */
export async function sendFiles(admin: AdminClient, built: BuiltRelease, step: Step): Promise<Sent> {
  const all = filesOf(built);
  const queue = [...all];
  let [done, files, bytes] = [0, 0, 0];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (!(await admin.has(next.name))) {
        await admin.put(next.name, next.file);
        files += 1;
        bytes += next.file.bytes;
      }
      done += 1;
      step.progress(done, all.length);
    }
  };
  await untilFirstFailure(Array.from({ length: atOnce }, worker), queue);
  return { files, bytes, already: all.length - files };
}

/** No worker begins another file when one has failed; none is left running. */
async function untilFirstFailure(workers: readonly Promise<void>[], queue: unknown[]): Promise<void> {
  try {
    await Promise.all(workers);
  } catch (error) {
    queue.length = 0;
    await Promise.allSettled(workers);
    throw error;
  }
}

function filesOf({ record, server, contract, assets }: BuiltRelease): Sending[] {
  const blobs = contract === undefined ? [server] : [server, contract];
  return [
    ...blobs.map((file) => ({ name: { blob: file.digest }, file })),
    ...assets.map((file) => ({ name: { asset: `${record.module}/${record.build}/${file.path}` }, file })),
  ];
}
