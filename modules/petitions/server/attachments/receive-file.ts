import { randomUUID } from "node:crypto";
import type { SentFile } from "@madang/module-kit/server";
import { attachmentLimits } from "../../contract/attachment-limits.ts";
import { addPart } from "./add-part.ts";
import type { AttachmentMeans, AttachmentOwner } from "./attachment-owner.ts";
import { refused, type Added } from "./attachment-refusal.ts";
import { beginAttachment } from "./begin-attachment.ts";
import { fileName } from "./file-name.ts";
import { removeAttachment } from "./remove-attachment.ts";

/** Takes a file of a form as it comes in, part by part; nothing of it stays where it is refused or breaks off. */
export async function receiveFile(
  means: AttachmentMeans,
  owner: AttachmentOwner,
  file: SentFile,
): Promise<Added> {
  const id = randomUUID();
  try {
    const result = await receiveParts(means, owner, { id, file });
    if (result.outcome === "refused") await removeAttachment(means, owner, id);
    return result;
  } catch (error) {
    await removeAttachment(means, owner, id);
    throw error;
  }
}

async function receiveParts(
  means: AttachmentMeans,
  owner: AttachmentOwner,
  { id, file }: { id: string; file: SentFile },
): Promise<Added> {
  const named = { name: fileName(file.name), modified: 0 };
  const begun = await beginAttachment(means, owner, { id, ...named, expected: undefined });
  if (begun.outcome !== "begun") return begun;
  let start = 0;
  for await (const bytes of inParts(file.content, attachmentLimits.part)) {
    if (start + bytes.length > begun.room)
      return refused(begun.room < attachmentLimits.each ? "all-too-large" : "too-large");
    const added = await addPart(means, owner, { id, start, bytes, last: false });
    if (added.outcome !== "added") return added;
    start += bytes.length;
  }
  if (start === 0) return refused("empty");
  return addPart(means, owner, { id, start, bytes: Buffer.alloc(0), last: true });
}

/** Parts of the same length, but for the last. */
async function* inParts(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    waiting.push(chunk);
    bytes += chunk.length;
    while (bytes >= size) {
      const all = Buffer.concat(waiting);
      yield all.subarray(0, size);
      waiting = [all.subarray(size)];
      bytes -= size;
    }
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}
