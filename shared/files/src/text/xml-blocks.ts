import { Parser } from "htmlparser2";
import { filesErrors } from "../errors.ts";
import { fileLimits } from "../limits.ts";
import type { DocumentBlocks } from "./document-blocks.ts";
import type { Vocabulary } from "./vocabularies.ts";

/**
 * Reads the XML of a document's text into blocks. The parser knows no document type: nothing is expanded, nothing fetched.
 * Throws FILES_TEXT_UNREADABLE for a nesting that no document has.
 */
export function readXmlBlocks(xml: string, vocabulary: Vocabulary, blocks: DocumentBlocks): void {
  const { paragraph, headingOf, text, lineBreak, space, table, row, cell, passed } = vocabulary;
  let depth = 0;
  let passing = 0;
  let inText = 0;
  const isText = (name: string): boolean => (text === undefined ? paragraph.includes(name) : name === text);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > fileLimits.depth)
          throw filesErrors.create("TEXT_UNREADABLE", {
            problem: `more than ${fileLimits.depth} elements stand inside one another`,
          });
        if (passing > 0 || passed.includes(name)) {
          passing += 1;
          return;
        }
        const level = headingOf(name, attributes);
        if (level !== undefined) blocks.heading(level);
        if (isText(name)) inText += 1;
        if (name === lineBreak) blocks.lineBreak();
        else if (space.includes(name)) blocks.text(" ");
        else if (name === table) blocks.beginTable();
        else if (name === row) blocks.beginRow();
        else if (name === cell) blocks.beginCell();
      },
      ontext(value) {
        if (inText > 0 && passing === 0) blocks.text(value);
      },
      onclosetag(name) {
        depth -= 1;
        if (passing > 0) {
          passing -= 1;
          return;
        }
        if (isText(name)) inText -= 1;
        if (paragraph.includes(name)) blocks.endParagraph();
        else if (name === cell) blocks.endCell();
        else if (name === table) blocks.endTable();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
}
