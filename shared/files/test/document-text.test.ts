import { plainText } from "@madang/rich-text";
import { describe, expect, test } from "vitest";
import { documentText } from "../src/text/document-text.ts";
import { docxOf, hwpxOf, odtOf, zipOf } from "../testing/zip-of.ts";

const paragraph = (...children: string[]) => ({ kind: "paragraph", children });

describe("the text of a document", () => {
  test("ODT: headings, lines, tables; deleted text is gone", () => {
    const text = documentText(
      "odt",
      odtOf(
        '<text:tracked-changes><text:p>지운 말</text:p></text:tracked-changes><text:h text:outline-level="1">제목</text:h>' +
          "<text:p>첫 줄<text:line-break/>둘째&amp;줄<text:s/><text:span>끝</text:span></text:p>" +
          "<table:table><table:table-row><table:table-cell><text:p>가</text:p></table:table-cell><table:table-cell><text:p>나</text:p></table:table-cell></table:table-row></table:table>",
      ),
    );
    expect(text).toEqual([
      { kind: "heading", level: 2, children: ["제목"] },
      { kind: "paragraph", children: ["첫 줄", { kind: "break" }, "둘째&줄 끝"] },
      { kind: "table", head: [], body: [[{ children: ["가"] }, { children: ["나"] }]] },
    ]);
  });
  test("HWPX: sections in their order, a table inside a paragraph", () => {
    const cell = (words: string) =>
      `<hp:tc><hp:subList><hp:p><hp:run><hp:t>${words}</hp:t></hp:run></hp:p></hp:subList></hp:tc>`;
    const text = documentText(
      "hwpx",
      hwpxOf(
        `<hp:p><hp:run><hp:t>앞</hp:t><hp:tbl><hp:tr>${cell("가")}${cell("나")}</hp:tr></hp:tbl></hp:run></hp:p>`,
        "<hp:p><hp:run><hp:t>뒤</hp:t></hp:run></hp:p>",
      ),
    );
    expect(text).toEqual([
      paragraph("앞"),
      { kind: "table", head: [], body: [[{ children: ["가"] }, { children: ["나"] }]] },
      paragraph("뒤"),
    ]);
  });
  test("DOCX: styles of headings, no deleted text", () => {
    const text = documentText(
      "docx",
      docxOf(
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>제목</w:t></w:r></w:p><w:p><w:del><w:r><w:t>지움</w:t></w:r></w:del><w:r><w:t>남음</w:t></w:r></w:p>',
      ),
    );
    expect(text).toEqual([{ kind: "heading", level: 3, children: ["제목"] }, paragraph("남음")]);
  });
  test("plain text in an old Korean encoding", () => {
    const text = documentText("text", Buffer.from([0xb0, 0xa1, 0xb3, 0xaa]));
    expect(text).toEqual([paragraph("가나")]);
  });
  test("none where the kind cannot be read, or there is none", () => {
    expect(documentText("hwp", Buffer.from("…"))).toBeUndefined();
    expect(documentText("odt", odtOf("<text:p> </text:p>"))).toBeUndefined();
  });
});

describe("hostile documents", () => {
  test("what unpacks to more than a limit is refused, whatever its directory says", () => {
    const bomb = zipOf(
      {
        mimetype: "application/vnd.oasis.opendocument.text",
        "content.xml": Buffer.alloc(40 * 1024 * 1024, 32),
      },
      { declared: 10 },
    );
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => documentText("odt", bomb)).toThrow(
      expect.objectContaining({ code: "FILES_ARCHIVE_TOO_LARGE" }),
    );
  });
  test("very deep elements are refused", () => {
    const deep = odtOf(`${"<text:section>".repeat(100_000)}<text:p>글</text:p>`);
    expect(() => documentText("odt", deep)).toThrow(
      expect.objectContaining({ code: "FILES_TEXT_UNREADABLE" }),
    );
  });
  test("entities of a document type stay what they are", () => {
    const xml = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x><text:p>&a;</text:p></x>';
    const archive = zipOf({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": xml });
    expect(plainText(documentText("odt", archive) ?? [])).toBe("&a;");
  });
  test("tables inside tables inside tables keep their words", () => {
    const open = "<table:table><table:table-row><table:table-cell>".repeat(40);
    const text = documentText("odt", odtOf(`${open}<text:p>속</text:p>`));
    expect(plainText(text ?? [])).toBe("속");
  });
});
