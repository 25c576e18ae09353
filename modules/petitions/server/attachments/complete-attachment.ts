import { createHash } from "node:crypto";
import { fileTypeOf } from "@madang/files";
import type { Transaction } from "kysely";
import { attachmentEndings, type AttachmentProblem } from "../../contract/attachment-limits.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import type { AttachmentMeans, AttachmentOwner } from "./attachment-owner.ts";
import { problemIn, refused, type Added } from "./attachment-refusal.ts";
import { readContent } from "./read-content.ts";
import { openDigest, openName, sealDigest, sealName, type AttachmentRow } from "./sealed-attachment.ts";

/** Looks at the whole file: what it is by its content, and whether it is there already. */
export async function completeAttachment(
  trx: Transaction<PetitionsTables>,
  { cipher }: AttachmentMeans,
  owner: AttachmentOwner,
  row: AttachmentRow,
): Promise<Added> {
  const content = await readContent(trx, cipher, row.id);
  const named = openName(cipher, row);
  const type = typeOf(content, named.name);
  const digest = createHash("sha256").update(content).digest("hex");
  if (!("media" in type) || (await isThere(trx, cipher, { owner, row, digest, name: named.name }))) {
    await trx.deleteFrom("attachments").where("id", "=", row.id).execute();
    return "media" in type
      ? { outcome: "added", received: row.received, complete: true }
      : refused(type.problem);
  }
  await trx
    .updateTable("attachments")
    .set({
      key_id: cipher.keyId,
      name: sealName(cipher, row.id, named),
      digest: sealDigest(cipher, row.id, digest),
      type: type.media,
      expected: row.received,
      completed_at: owner.now,
    })
    .where("id", "=", row.id)
    .execute();
  await owner.touch(trx, true);
  return { outcome: "added", received: row.received, complete: true };
}

function typeOf(content: Buffer, name: string): { media: string } | { problem: AttachmentProblem } {
  try {
    const { media, extensions } = fileTypeOf(content, name);
    const isTaken = extensions.some((one) => attachmentEndings.some((ending) => ending === one));
    return isTaken ? { media } : { problem: "wrong-type" };
  } catch (error) {
    return { problem: problemIn(error) };
  }
}

/** A form that was sent twice brings each of its files twice. */
async function isThere(
  trx: Transaction<PetitionsTables>,
  cipher: AttachmentMeans["cipher"],
  { owner, row, digest, name }: { owner: AttachmentOwner; row: AttachmentRow; digest: string; name: string },
): Promise<boolean> {
  const others = await trx
    .selectFrom("attachments")
    .selectAll()
    .where(owner.column, "=", owner.id)
    .where("completed_at", "is not", null)
    .where("id", "<>", row.id)
    .execute();
  return others.some(
    (other) => openDigest(cipher, other) === digest && openName(cipher, other).name === name,
  );
}
