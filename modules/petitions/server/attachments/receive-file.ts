import { randomUUID } from "node:crypto";
import type { SentFile } from "@madang/module-kit/server";
import { attachmentLimits } from "../../contract/attachment-limits.ts";
import type { AskedDraft } from "../queries/find-draft.ts";
import type { DraftMeans } from "../queries/write-draft.ts";
import { addPart } from "./add-part.ts";
import { refused, type Added } from "./attachment-refusal.ts";
import { beginAttachment } from "./begin-attachment.ts";
import { fileName } from "./file-name.ts";
import { removeAttachment } from "./remove-attachment.ts";

/** Takes a file of a form as it comes in, part by part; nothing of it stays where it is refused or breaks off. */
export async function receiveFile(means: DraftMeans, asked: AskedDraft, file: SentFile): Promise<Added> {
  const id = randomUUID();
  try {
    const result = await receiveParts(means, { ...asked, id }, file);
    if (result.outcome === "refused") await removeAttachment(means, { ...asked, id });
    return result;
  } catch (error) {
    await removeAttachment(means, { ...asked, id });
    throw error;
  }
}

async function receiveParts(
  means: DraftMeans,
  asked: AskedDraft & { readonly id: string },
  { content, name }: SentFile,
): Promise<Added> {
  const begun = await beginAttachment(means, {
    ...asked,
    name: fileName(name),
    modified: 0,
    expected: undefined,
  });
  if (begun.outcome !== "begun") return begun;
  let start = 0;
  for await (const bytes of inParts(content, attachmentLimits.part)) {
    if (start + bytes.length > begun.room)
      return refused(begun.room < attachmentLimits.each ? "all-too-large" : "too-large");
    const added = await addPart(means, { ...asked, start, bytes, last: false });
    if (added.outcome !== "added") return added;
    start += bytes.length;
  }
  if (start === 0) return refused("empty");
  return addPart(means, { ...asked, start, bytes: Buffer.alloc(0), last: true });
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
