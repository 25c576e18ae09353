import type { RichNode } from "@madang/rich-text";
import { decodeText } from "./decode-text.ts";
import { DocumentBlocks } from "./document-blocks.ts";

/** Paragraphs are parted by empty lines; single line ends stay. */
export function plainTextBlocks(bytes: Buffer): RichNode[] {
  const blocks = new DocumentBlocks();
  for (const paragraph of decodeText(bytes).split(/\r?\n\s*\r?\n/)) {
    paragraph
      .trim()
      .split(/\r?\n/)
      .forEach((line, index) => {
        if (index > 0) blocks.lineBreak();
        blocks.text(line);
      });
    blocks.endParagraph();
  }
  return blocks.end();
}
