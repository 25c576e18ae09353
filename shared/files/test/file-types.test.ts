import { describe, expect, test } from "vitest";
import { fileTypeOf } from "../src/type/file-type-of.ts";
import { docxOf, hwpxOf, odtOf, zipOf } from "../testing/zip-of.ts";
import { phoneJpeg, pngOf } from "../testing/picture-of.ts";

const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(stream, "utf16le"),
  ]);

describe("a file is what its content is", () => {
  test.each([
    ["공고문.pdf", Buffer.from("%PDF-1.7\n…"), "PDF"],
    ["붙임.hwpx", hwpxOf(""), "HWPX"],
    ["붙임.odt", odtOf(""), "ODT"],
    ["붙임.docx", docxOf(""), "DOCX"],
    ["표.xlsx", zipOf({ "[Content_Types].xml": "", "xl/workbook.xml": "" }), "XLSX"],
    ["묶음.zip", zipOf({ "a.txt": "가" }), "ZIP"],
    ["붙임.hwp", compound("HwpSummaryInformation"), "HWP"],
    ["붙임.doc", compound("WordDocument"), "DOC"],
    ["표.xls", compound("Workbook"), "XLS"],
    ["사진.JPG", phoneJpeg(), "JPG"],
    ["그림.png", pngOf(1, 1), "PNG"],
    ["안내.txt", Buffer.from("안내"), "TXT"],
    ["자료.csv", Buffer.from([0xb0, 0xa1, 0x2c, 0x31]), "CSV"],
  ])("%s", (name, bytes, label) => {
    expect(fileTypeOf(bytes, name).label).toBe(label);
  });
});

describe("what is refused", () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  test.each([
    ["SVG", "그림.svg", svg, "FILES_TYPE_UNKNOWN"],
    ["SVG that is called a picture", "그림.png", svg, "FILES_TYPE_UNKNOWN"],
    ["a page", "안내.html", Buffer.from("<script>alert(1)</script>"), "FILES_TYPE_UNKNOWN"],
    ["a program", "안내.pdf", Buffer.from("MZ\u0090\0\u0003"), "FILES_TYPE_UNKNOWN"],
    ["a program called a text", "안내.txt", Buffer.from("MZ\u0090\0\u0003"), "FILES_TYPE_UNKNOWN"],
    ["a program with a picture's name", "사진.jpg", zipOf({ a: "b" }), "FILES_EXTENSION_DISAGREES"],
    ["a PDF called HWP", "공고.hwp", Buffer.from("%PDF-1.7"), "FILES_EXTENSION_DISAGREES"],
    ["two endings", "공고.pdf.exe", Buffer.from("%PDF-1.7"), "FILES_EXTENSION_DISAGREES"],
    ["nothing", "빈.pdf", Buffer.alloc(0), "FILES_EMPTY"],
    ["a broken archive", "붙임.odt", Buffer.from("PK\u0003\u0004broken"), "FILES_ARCHIVE_BROKEN"],
    ["an archive cut off", "붙임.odt", odtOf("가").subarray(0, -30), "FILES_ARCHIVE_BROKEN"],
    ["a bomb", "붙임.zip", zipOf({ a: "1", b: "2" }, { declared: 0xfff0_0000 }), "FILES_ARCHIVE_TOO_LARGE"],
  ])("%s", (_what, name, bytes, code) => {
    expect(() => fileTypeOf(bytes, name)).toThrow(expect.objectContaining({ code }));
  });
});
