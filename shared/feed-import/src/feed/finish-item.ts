import type { RichInline, RichNode } from "@madang/rich-text";
import { feedErrors } from "../errors.ts";
import type { FeedFolder } from "../files/feed-folder.ts";
import { noFiles, takeAlong, type TakenFiles } from "../files/take-along.ts";
import type { FileProblem } from "../files/taken-files.ts";
import { readableAddress } from "../html/address.ts";
import { cleanHtml, treeToRichText } from "../html/html-to-rich-text.ts";
import type { KnownFiles } from "../html/known-files.ts";
import { referencesIn } from "../html/references.ts";
import type { FeedItem } from "./feed-item.ts";
import type { ItemDraft } from "./item-draft.ts";

/** Where the portal serves what was taken along. */
export interface FileAddresses {
  readonly attachment: (id: string, name: string) => string;
  readonly picture: (hash: string) => string;
}

export interface FeedFiles {
  readonly folder: FeedFolder;
  readonly addresses: FileAddresses;
}

/** Cleans the item's HTML, and takes along the files that lie beside the feed. Throws FEED_HTML_TOO_DEEP. */
export async function finishItem(draft: ItemDraft, files: FeedFiles | undefined): Promise<FeedItem> {
  const { body, base, enclosures, ...item } = draft;
  const tree = cleanHtml(body);
  const references = referencesIn(tree);
  const taken =
    files === undefined
      ? noFiles
      : await takeAlong(files.folder, { guid: item.guid, enclosures, references });
  const known = files === undefined ? undefined : knownFiles(taken, files.addresses);
  const content = treeToRichText(tree, { base, files: known ?? nothingKnown });
  return {
    ...item,
    content: [...content, ...elsewhere(draft, taken, references.links)],
    attachments: [...new Set(taken.attachments.values())],
    pictures: [...taken.pictures.values()],
    fileProblems: [...taken.problems, ...nowhere(draft, taken)],
  };
}

const nothingKnown: KnownFiles = { picture: () => undefined, link: () => undefined };

function knownFiles({ attachments, pictures }: TakenFiles, addresses: FileAddresses): KnownFiles {
  return {
    picture(src) {
      const picture = pictures.get(src);
      if (picture === undefined) return undefined;
      const { hash, width, height } = picture;
      return { src: addresses.picture(hash), width, height };
    },
    link(href) {
      const attachment = attachments.get(href);
      return attachment?.file === undefined
        ? undefined
        : addresses.attachment(attachment.id, attachment.name);
    },
  };
}

/** Files on somebody else's server become links below the text, unless the text links to them itself. */
function elsewhere(
  { enclosures, base }: ItemDraft,
  { attachments }: TakenFiles,
  linked: readonly string[],
): RichNode[] {
  const items = enclosures.flatMap(({ url, title }): RichInline[][] => {
    const href = readableAddress(url, base);
    if (attachments.has(url) || linked.includes(url) || href === undefined) return [];
    return [[{ kind: "link", href, children: [title ?? fileNameIn(href)] }]];
  });
  return items.length === 0 ? [] : [{ kind: "list", ordered: false, items }];
}

/** Addresses that lead neither to a file beside the feed nor to anybody's server. */
function nowhere({ enclosures, base }: ItemDraft, { attachments }: TakenFiles): FileProblem[] {
  return enclosures
    .filter(({ url }) => !attachments.has(url) && readableAddress(url, base) === undefined)
    .map(({ url }) => feedErrors.create("FILE_OUTSIDE", { path: url }))
    .map(({ code, message }) => ({ code, reason: message }));
}

function fileNameIn(href: string): string {
  const name = new URL(href).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(name).normalize("NFC") || href;
  } catch {
    return name;
  }
}
