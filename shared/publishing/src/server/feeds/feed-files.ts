import type { Kysely } from "kysely";
import type { FileAddresses } from "../../attachment.ts";
import type { Licence } from "../../licence.ts";
import { attachmentsOf } from "../files/find-files.ts";
import type { FeedEnclosure } from "./feed-document.ts";
import { xml, type XmlNode } from "./xml.ts";

/** The attachments of a document that may be shown, as a feed names them. */
export async function enclosuresOf<Database>(
  db: Kysely<Database>,
  document: { readonly document: number; readonly language: string; readonly addresses: FileAddresses },
): Promise<FeedEnclosure[]> {
  const attachments = await attachmentsOf(db, document);
  return attachments.map(({ href, title, media, bytes }) => ({
    path: href,
    title,
    type: media,
    length: bytes,
  }));
}

/** The licence in the vocabulary that the import reads: its type, and the AI mark beside it. */
export function licenceElements({ type, ai }: Licence): XmlNode[] {
  return [xml("madang:licence", {}, type), ...(ai ? [xml("madang:licence", {}, "AI")] : [])];
}
