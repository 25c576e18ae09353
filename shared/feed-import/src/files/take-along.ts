import { MadangError } from "@madang/errors";
import { extensionOf, fileTypes } from "@madang/files";
import type { Enclosure } from "../feed/item-draft.ts";
import { feedErrors } from "../errors.ts";
import type { HtmlReferences } from "../html/references.ts";
import { limits } from "../limits.ts";
import type { FeedFolder } from "./feed-folder.ts";
import { attachmentIdOf, nameOf, takeAttachment, takePicture } from "./take-file.ts";
import type { FeedAttachment, FeedPicture, FileProblem } from "./taken-files.ts";

export interface TakenFiles {
  /** By the address that the item names them with. */
  readonly attachments: ReadonlyMap<string, FeedAttachment>;
  readonly pictures: ReadonlyMap<string, FeedPicture>;
  readonly problems: readonly FileProblem[];
}

export interface ItemFiles {
  readonly guid: string;
  readonly enclosures: readonly Enclosure[];
  readonly references: HtmlReferences;
}

export const noFiles: TakenFiles = { attachments: new Map(), pictures: new Map(), problems: [] };

const endings = new Set(Object.values(fileTypes).flatMap(({ extensions }) => extensions));

/** Takes the files that an item names and that lie beside its feed. What cannot be taken is said; the rest goes on. */
export async function takeAlong(
  folder: FeedFolder,
  { guid, enclosures, references }: ItemFiles,
): Promise<TakenFiles> {
  const problems: FileProblem[] = [];
  const attachments = new Map<string, FeedAttachment>();
  const pictures = new Map<string, FeedPicture>();
  const byPath = new Map<string, FeedAttachment>();
  const links = references.links.map((url) => ({ url, title: undefined }));
  for (const [index, { url, title }] of [...enclosures, ...links].entries()) {
    const path = folder.pathOf(url);
    if (path === undefined || attachments.has(url)) continue;
    // A link may lead to a page of the publisher's site; what looks like a file is one.
    if (index >= enclosures.length && !endings.has(extensionOf(path))) continue;
    const known = byPath.get(path);
    const attachment = known ?? (await tried(path, () => attachmentAt(path, title)));
    if (attachment === undefined) continue;
    byPath.set(path, attachment);
    attachments.set(url, attachment);
  }
  for (const url of references.pictures) {
    const path = folder.pathOf(url);
    if (path === undefined || pictures.size >= limits.files) continue;
    const picture = await tried(path, () => takePicture(folder, path));
    if (picture !== undefined) pictures.set(url, picture);
  }
  return { attachments, pictures, problems };

  async function attachmentAt(path: string, title: string | undefined): Promise<FeedAttachment | undefined> {
    if (byPath.size >= limits.files) throw feedErrors.create("TOO_MANY_FILES", { limit: limits.files });
    const id = attachmentIdOf(guid, path);
    try {
      const file = await takeAttachment(folder, { path, id, title });
      if (file !== undefined) return file;
      note(feedErrors.create("FILE_MISSING", { path }));
    } catch (error) {
      note(error);
    }
    return notTaken(path, id, title);
  }

  async function tried<T>(path: string, take: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      const result = await take();
      if (result === undefined) note(feedErrors.create("FILE_MISSING", { path }));
      return result;
    } catch (error) {
      note(error);
      return undefined;
    }
  }

  function note(error: unknown): void {
    if (!(error instanceof MadangError)) throw error;
    problems.push({ code: error.code, reason: error.message });
  }
}

/** Named and not there: what an earlier import took stays. */
function notTaken(path: string, id: string, title: string | undefined): FeedAttachment {
  const name = nameOf(path);
  return {
    id,
    name,
    title,
    file: undefined,
    text: async () => undefined,
    fingerprint: `${id}\n${title ?? ""}\nnot taken`,
  };
}
