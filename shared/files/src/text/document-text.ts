import type { RichNode } from "@madang/rich-text";
import type { FileTypeName } from "../type/file-types.ts";
import { openZip, type ZipArchive } from "../zip/zip-archive.ts";
import { DocumentBlocks } from "./document-blocks.ts";
import { plainTextBlocks } from "./plain-text-blocks.ts";
import { hwpx, openDocument, type Vocabulary, wordprocessing } from "./vocabularies.ts";
import { readXmlBlocks } from "./xml-blocks.ts";

type Reader = (bytes: Buffer) => RichNode[];

const readers: Partial<Record<FileTypeName, Reader>> = {
  odt: (bytes) => textOfParts(openZip(bytes), ["content.xml"], openDocument),
  docx: (bytes) => textOfParts(openZip(bytes), ["word/document.xml"], wordprocessing),
  hwpx: (bytes) => {
    const archive = openZip(bytes);
    return textOfParts(archive, sectionsOf(archive), hwpx);
  },
  text: plainTextBlocks,
};

/**
 * The text of a document as a tree, for people who cannot open the file; undefined where its kind cannot be read, or it has no
 * text (a scanned page). Bounded in memory and time. Throws FILES_ARCHIVE_… and FILES_TEXT_UNREADABLE.
 */
export function documentText(type: FileTypeName, bytes: Buffer): RichNode[] | undefined {
  const nodes = readers[type]?.(bytes);
  return nodes === undefined || nodes.length === 0 ? undefined : nodes;
}

function textOfParts(archive: ZipArchive, parts: readonly string[], vocabulary: Vocabulary): RichNode[] {
  const blocks = new DocumentBlocks();
  for (const part of parts) {
    const xml = archive.read(part)?.toString("utf8");
    if (xml !== undefined) readXmlBlocks(xml, vocabulary, blocks);
  }
  return blocks.end();
}

/** Contents/section0.xml, section1.xml, … in the order of their numbers. */
function sectionsOf({ names }: ZipArchive): string[] {
  const numberOf = (name: string): number => Number(/\d+/.exec(name)?.[0]);
  return names
    .filter((name) => /^Contents\/section\d{1,4}\.xml$/i.test(name))
    .sort((left, right) => numberOf(left) - numberOf(right));
}
