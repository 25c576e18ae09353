import { createHash } from "node:crypto";
import { basename } from "node:path";
import { cleanPicture, documentText, fileLimits, fileTypeOf, isPicture, type FileType } from "@madang/files";
import type { RichNode } from "@madang/rich-text";
import { feedErrors } from "../errors.ts";
import { readAlternative, type Alternative } from "./alternative.ts";
import type { FeedFolder } from "./feed-folder.ts";
import type { FeedAttachment, FeedPicture, TakenBytes } from "./taken-files.ts";

/** Files whose text is read anew when a release reads it better. */
const extraction = "text 1";

/** Names the attachment in addresses. */
export function attachmentIdOf(guid: string, path: string): string {
  return createHash("sha256")
    .update(`${guid}\n${path.normalize("NFC")}`)
    .digest("hex")
    .slice(0, 20);
}

/** Name for readers: without its folder, composed, without characters that nobody sees. */
export function nameOf(path: string): string {
  return basename(path)
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .normalize("NFC")
    .slice(-200);
}

/** Checks a picture that a text shows. Undefined where it is not there; throws FEED_FILE_… and FILES_… . */
export async function takePicture(folder: FeedFolder, path: string): Promise<FeedPicture | undefined> {
  const bytes = await folder.read(path, fileLimits.picture);
  if (bytes === undefined) return undefined;
  const type = fileTypeOf(bytes, nameOf(path));
  if (!isPicture(type.name)) throw feedErrors.create("FILE_NOT_A_PICTURE", { path, type: type.label });
  return taken({ folder, path, type, bytes, limit: fileLimits.picture });
}

/** Checks a file, and looks for a text version beside it. Undefined where it is not there; throws FEED_FILE_… and FILES_… . */
export async function takeAttachment(
  folder: FeedFolder,
  { path, id, title }: { readonly path: string; readonly id: string; readonly title: string | undefined },
): Promise<FeedAttachment | undefined> {
  const bytes = await folder.read(path, fileLimits.attachment);
  if (bytes === undefined) return undefined;
  const name = nameOf(path);
  const type = fileTypeOf(bytes, name);
  const file = taken({ folder, path, type, bytes, limit: fileLimits.attachment });
  const alternative = await readAlternative(folder, path);
  return {
    id,
    name,
    title,
    file: { ...file, format: type.label },
    text: () => textOf({ folder, path, type, alternative }),
    fingerprint: [id, name, title ?? "", file.hash, alternative?.hash ?? extraction].join("\n"),
  };
}

interface ReadFile {
  readonly folder: FeedFolder;
  readonly path: string;
  readonly type: FileType;
  readonly bytes: Buffer;
  readonly limit: number;
}

/** What is stored of a picture tells nothing of its maker. */
function taken({ folder, path, type, bytes, limit }: ReadFile): TakenBytes {
  const clean = (original: Buffer) =>
    isPicture(type.name) ? cleanPicture(type.name, original) : { bytes: original };
  const { bytes: stored, ...size } = clean(bytes);
  const hash = hashOf(stored);
  return {
    hash,
    media: type.media,
    bytes: stored.length,
    ...size,
    async content() {
      const again = await folder.read(path, limit);
      const content = again === undefined ? undefined : clean(again).bytes;
      if (content === undefined || hashOf(content) !== hash)
        throw feedErrors.create("FILE_CHANGED", { path });
      return content;
    },
  };
}

async function textOf({
  folder,
  path,
  type,
  alternative,
}: Pick<ReadFile, "folder" | "path" | "type"> & { alternative: Alternative | undefined }): Promise<
  readonly RichNode[] | undefined
> {
  if (alternative !== undefined) return alternative.nodes();
  const bytes = await folder.read(path, fileLimits.attachment);
  return bytes === undefined ? undefined : documentText(type.name, bytes);
}

export function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
