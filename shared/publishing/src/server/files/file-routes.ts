import type { Manifest } from "@madang/manifest";
import { fileRoute, notFound, sendFile, type DefinedApi } from "@madang/module-kit/server";
import { z } from "zod";
import { attachmentId, pictureId } from "../../attachment.ts";
import { documentTags } from "../tags/document-tags.ts";
import { findAttachment, findPicture, type FileTables } from "./find-files.ts";
import { readContent } from "./read-content.ts";

/** Families of what an import lets in (@madang/files). */
const attachmentTypes = ["application/*", "image/*", "text/*", "audio/*", "video/*"];

/** Kinds of pictures that a text may show. */
const pictureTypes = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/**
 * The attachments and pictures of a module's documents, below its API: not before the moment at which the document is published,
 * and until then the same answer as for what does not exist.
 */
export function fileRoutes(module: Manifest, tables: FileTables): DefinedApi["routes"] {
  const tags = documentTags(module);
  return [
    fileRoute(module, {
      path: "/files/:id/:name",
      summary: "An attachment of a published document, to save",
      params: z.object({ id: attachmentId, name: z.string() }),
      produces: attachmentTypes,
      async handle({ params, db }) {
        const file = await findAttachment(db, tables, { id: params.id, now: new Date() });
        if (file === undefined || file.name !== params.name.normalize("NFC")) return notFound();
        return sendFile({
          type: file.media,
          body: readContent(db, file),
          length: file.bytes,
          filename: file.name,
          modified: file.changed,
          etag: file.hash,
          tags: tags.shown([{ id: file.document }]),
        });
      },
    }),
    fileRoute(module, {
      path: "/images/:hash",
      summary: "A picture of a published document",
      params: z.object({ hash: pictureId }),
      produces: pictureTypes,
      async handle({ params, db }) {
        const picture = await findPicture(db, tables, { hash: params.hash, now: new Date() });
        if (picture === undefined) return notFound();
        const body = readContent(db, picture);
        return sendFile({
          type: picture.media,
          body,
          length: picture.bytes,
          etag: picture.hash,
          tags: tags.shown(picture.documents.map((id) => ({ id }))),
        });
      },
    }),
  ];
}
