import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { MadangError } from "@madang/errors";
import { releasesErrors } from "../errors.ts";
import { digestInName } from "./blob-name.ts";

export interface ExpectedBytes {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A blob's name is its digest: another one is refused before a byte is read. */
export function checkExpectation({ name, sha256 }: ExpectedBytes): void {
  const named = digestInName(name);
  if (named !== undefined && named !== sha256) throw damaged(name, `the SHA-256 announced is ${sha256}`);
}

/** What came, piece by piece; throws RELEASES_BLOB_DAMAGED after the last piece, at the first one too many, or when the sender breaks off. */
export async function* checkedBytes(
  body: Readable | Buffer,
  { name, sha256, bytes }: ExpectedBytes,
): AsyncGenerator<Buffer> {
  const sum = createHash("sha256");
  let seen = 0;
  for await (const piece of piecesOf(body, name)) {
    seen += piece.length;
    if (seen > bytes) throw damaged(name, `more than the ${bytes} bytes announced`);
    sum.update(piece);
    yield piece;
  }
  if (seen < bytes) throw damaged(name, `${seen} of ${bytes} bytes came`);
  const found = sum.digest("hex");
  if (found !== sha256) throw damaged(name, `the SHA-256 is ${found} and should be ${sha256}`);
}

async function* piecesOf(body: Readable | Buffer, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of Buffer.isBuffer(body) ? [body] : body)
      yield Buffer.isBuffer(piece) ? piece : Buffer.from(piece as string);
  } catch (error) {
    if (error instanceof MadangError) throw error;
    throw damaged(name, `it broke off (${error instanceof Error ? error.message : String(error)})`, error);
  }
}

/** What is read back from the store; a blob that does not fit its name any more ends with RELEASES_BLOB_DAMAGED instead of quietly. */
export function checkedOnTheWay(body: Readable, name: string, bytes: number): Readable {
  const sha256 = digestInName(name);
  return sha256 === undefined ? body : readableOver(body, checkedBytes(body, { name, sha256, bytes }));
}

/** `pieces` of `body` as a stream: whoever destroys it, be it before the first piece, destroys the body. */
export function readableOver(body: Readable, pieces: AsyncIterable<Buffer>): Readable {
  const over = Readable.from(pieces, { objectMode: false });
  over.once("close", () => body.destroy());
  return over;
}

function damaged(name: string, reason: string, cause?: unknown): MadangError {
  return releasesErrors.create("BLOB_DAMAGED", { name, reason }, cause);
}
