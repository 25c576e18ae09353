import { createHash } from "node:crypto";
import type { ReleaseStatement } from "@madang/releases";
import type { Step } from "../../core/reporter.ts";
import type { AdminClient, StoredName } from "../../portal/admin-client.ts";

/** Something in the store that a record describes. */
interface Described {
  readonly what: string;
  readonly name: StoredName;
  readonly bytes: number;
  readonly algorithm: "sha256" | "sha384";
  /** In hexadecimal letters (blobs) or Base64 (Subresource Integrity). */
  readonly digest: string;
  readonly encoding: "hex" | "base64";
}

const atOnce = 4;

/** Reads every byte and says of each file that differs from the record what is wrong with it. */
export async function verifyStoredBytes(
  admin: AdminClient,
  statement: ReleaseStatement,
  step: Step,
): Promise<{ files: number; bytes: number; problems: string[] }> {
  const all = describedBy(statement);
  const queue = [...all];
  const problems: string[] = [];
  let [done, bytes] = [0, 0];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const problem = await verifyFile(admin, next);
      if (problem === undefined) bytes += next.bytes;
      else problems.push(problem);
      done += 1;
      step.progress(done, all.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { files: all.length, bytes, problems: problems.toSorted() };
}

async function verifyFile(admin: AdminClient, wanted: Described): Promise<string | undefined> {
  const found = await admin.read(wanted.name, wanted.bytes, async (body) => {
    const sum = createHash(wanted.algorithm);
    let bytes = 0;
    for await (const chunk of body) {
      sum.update(chunk);
      bytes += chunk.length;
    }
    return { bytes, digest: sum.digest(wanted.encoding) };
  });
  if (found === undefined) return `${wanted.what} is not in the store.`;
  if (found.digest === wanted.digest) return undefined;
  return `${wanted.what} differs from the record: ${found.bytes} bytes with ${found.digest} instead of ${wanted.bytes} with ${wanted.digest}.`;
}

function describedBy({ record, server, contract }: ReleaseStatement): Described[] {
  const blob = (what: string, { digest, bytes }: { digest: string; bytes: number }): Described => ({
    what: `${what} (blob ${digest.slice(0, 12)})`,
    name: { blob: digest },
    bytes,
    algorithm: "sha256",
    digest,
    encoding: "hex",
  });
  return [
    blob("The server", server),
    ...(contract === undefined ? [] : [blob("The contract", contract)]),
    ...record.assets.map(({ path, integrity, bytes }) => ({
      what: path,
      name: { asset: path.replace(/^\/_assets\//, "") },
      bytes,
      algorithm: "sha384" as const,
      digest: integrity.slice("sha384-".length),
      encoding: "base64" as const,
    })),
  ];
}
