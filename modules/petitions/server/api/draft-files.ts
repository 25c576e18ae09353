import { apiRoute, bytesBody } from "@madang/module-kit/server";
import { z } from "zod";
import { attachmentLimits } from "../../contract/attachment-limits.ts";
import { draftMeans } from "../actions/draft-means.ts";
import { addPart } from "../attachments/add-part.ts";
import { draftOwner } from "../attachments/attachment-owner.ts";
import type { Added, Refused } from "../attachments/attachment-refusal.ts";
import { beginAttachment } from "../attachments/begin-attachment.ts";
import { fileName } from "../attachments/file-name.ts";
import { removeAttachment } from "../attachments/remove-attachment.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { petitionsErrors } from "../errors.ts";
import { petitions } from "../petitions-module.ts";

const ids = { draft: z.uuid({ version: "v4" }), file: z.uuid({ version: "v4" }) };
const received = z.int().min(0).describe("Bytes that are there: where to go on.");

/** A file as a script sends it: begun once, then part by part; a part whose answer was lost may be sent again. */
export const draftFileRoutes = [
  apiRoute(petitions, {
    method: "PUT",
    path: "/drafts/:draft/files/:file",
    summary: "Makes room for a file of a draft, or finds what was begun; the id is the sender's",
    params: z.object(ids),
    body: z.strictObject({
      name: z.string().min(1).max(1000),
      bytes: z.int().min(0),
      modified: z.int().min(0).default(0).describe("Last change, milliseconds since 1970."),
    }),
    response: z.object({ received, part: z.int().describe("Most bytes of one part.") }),
    async handle(context) {
      const { name, bytes, modified } = context.body;
      const added = { id: context.params.file, name: fileName(name), modified, expected: bytes };
      const begun = await withinPatience(
        beginAttachment(draftMeans(context), ownerOf(context), added),
        patience.database,
      );
      if (begun.outcome === "gone") throw petitionsErrors.create("DRAFT_GONE");
      if (begun.outcome === "refused") throw refusalOf(begun);
      return { received: begun.received, part: attachmentLimits.part };
    },
  }),
  apiRoute(petitions, {
    method: "PATCH",
    path: "/drafts/:draft/files/:file",
    summary: "Adds a part at the end; the last one completes the file",
    params: z.object(ids),
    query: z.object({ start: z.coerce.number().int().min(0).max(attachmentLimits.each) }),
    body: bytesBody(["application/octet-stream"]),
    response: z.object({ received, complete: z.boolean() }),
    async handle(context) {
      const { body: bytes, query, params } = context;
      if (bytes.length < 1 || bytes.length > attachmentLimits.part)
        throw petitionsErrors.create("PART_INVALID", {
          start: query.start,
          bytes: bytes.length,
          most: attachmentLimits.part,
        });
      const part = { id: params.file, start: query.start, bytes };
      return addedOr(
        await withinPatience(addPart(draftMeans(context), ownerOf(context), part), patience.database),
      );
    },
  }),
  apiRoute(petitions, {
    method: "DELETE",
    path: "/drafts/:draft/files/:file",
    summary: "Takes a file out of a draft, whole or not",
    params: z.object(ids),
    response: z.object({ removed: z.literal(true) }),
    async handle(context) {
      const isThere = await withinPatience(
        removeAttachment(draftMeans(context), ownerOf(context), context.params.file),
        patience.database,
      );
      if (!isThere) throw petitionsErrors.create("DRAFT_GONE");
      return { removed: true as const };
    },
  }),
];

/** Throws PETITIONS_VISITOR_MISSING. */
function ownerOf({ visitor, params }: { visitor: string | undefined; params: { draft: string } }) {
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  return draftOwner({ draftId: params.draft, visitor, now: new Date() });
}

const refusals = {
  "too-many": "FILE_TOO_MANY",
  "too-large": "FILE_TOO_LARGE",
  "all-too-large": "FILE_ALL_TOO_LARGE",
  empty: "FILE_EMPTY",
  "wrong-type": "FILE_WRONG_TYPE",
  "wrong-ending": "FILE_WRONG_ENDING",
  broken: "FILE_BROKEN",
} as const;

function refusalOf({ problem }: Refused): Error {
  return petitionsErrors.create(refusals[problem]);
}

function addedOr(added: Added) {
  if (added.outcome === "gone") throw petitionsErrors.create("DRAFT_GONE");
  if (added.outcome === "refused") throw refusalOf(added);
  return { received: added.received, complete: added.complete };
}
