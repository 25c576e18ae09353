import type { Manifest } from "@madang/manifest";
import { z } from "zod";

/** A file of a document, as pages and the API show it. */
export const attachmentSchema = z.object({
  id: z.string().describe("Stays the same when the file is replaced."),
  title: z.string().describe("What readers see: the title that the publisher gave it, else its name."),
  name: z.string().describe("Name of the file that is downloaded."),
  format: z.string().describe("For example PDF."),
  media: z.string().describe("Media type."),
  bytes: z.int().min(0),
  href: z.string().describe("Where the file is downloaded from."),
  hasText: z.boolean().describe("True where the portal shows its text as a page."),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** The id of an attachment, as it stands in addresses. */
export const attachmentId = z.string().regex(/^[0-9a-f]{20}$/);

/** The id of a picture: SHA-256 of its bytes. */
export const pictureId = z.string().regex(/^[0-9a-f]{64}$/);

export interface FileAddresses {
  readonly attachment: (id: string, name: string) => string;
  readonly picture: (hash: string) => string;
}

/** Addresses of files below a module's API. */
export function fileAddresses({ id, api }: Pick<Manifest, "id" | "api">): FileAddresses {
  if (api === undefined) throw new RangeError(`${id} has no API, so its files have no address`);
  const { prefix } = api;
  return {
    attachment: (id, name) => `${prefix}/files/${id}/${encodeURIComponent(name)}`,
    picture: (hash) => `${prefix}/images/${hash}`,
  };
}
