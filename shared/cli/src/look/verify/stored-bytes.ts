import { createHash } from "node:crypto";
import type { ReleaseStatement } from "@madang/releases";
import type { Step } from "../../core/reporter.ts";
import type { AdminClient, StoredName } from "../../portal/admin-client.ts";
import { codings, unpacked, type Coding } from "./unpacked.ts";

/** Something in the store that a record describes. */
interface Described {
  readonly what: string;
  readonly name: StoredName;
  readonly bytes: number;
  readonly algorithm: "sha256" | "sha384";
  /** In hexadecimal letters (blobs) or Base64 (Subresource Integrity). */
  readonly digest: string;
  readonly encoding: "hex" | "base64";
  /** No record names the compressed ones: unpacked they must be what it names. They may be absent. */
  readonly coding?: Coding;
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
      if (problem !== undefined) problems.push(problem);
      else if (next.coding === undefined) bytes += next.bytes;
      done += 1;
      step.progress(done, all.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return {
    files: all.filter(({ coding }) => coding === undefined).length,
    bytes,
    problems: problems.toSorted(),
  };
}

async function verifyFile(admin: AdminClient, wanted: Described): Promise<string | undefined> {
  const { name, bytes, algorithm, encoding, coding, what } = wanted;
  const found = await admin.read(name, bytes, async (body) => {
    const sum = createHash(algorithm);
    let length = 0;
    for await (const chunk of unpacked(body, coding)) {
      sum.update(chunk);
      length += chunk.length;
      // More than was signed is wrong already, and may be without end.
      if (coding !== undefined && length > bytes) break;
    }
    return { length, digest: sum.digest(encoding) };
  });
  if (found === undefined) return coding === undefined ? `${what} is not in the store.` : undefined;
  if (found.digest === wanted.digest) return undefined;
  return `${what} differs from the record: ${found.length} bytes with ${found.digest} instead of ${bytes} with ${wanted.digest}.`;
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
    ...record.assets.flatMap(assetAndVariants),
  ];
}

function assetAndVariants({
  path,
  integrity,
  bytes,
}: ReleaseStatement["record"]["assets"][number]): Described[] {
  const asset: Described = {
    what: path,
    name: { asset: path.replace(/^\/_assets\//, "") },
    bytes,
    algorithm: "sha384",
    digest: integrity.slice("sha384-".length),
    encoding: "base64",
  };
  const variants = codings.map((coding) => ({
    ...asset,
    what: `${path}.${coding}`,
    name: { asset: `${path.replace(/^\/_assets\//, "")}.${coding}` },
    coding,
  }));
  return [asset, ...variants];
}
