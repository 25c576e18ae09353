import { expect, test } from "vitest";
import { documentUrn } from "../src/server/feeds/document-urn.ts";
import { writeXml, xml } from "../src/server/feeds/xml.ts";

test("what is written is data: signs of XML are escaped in texts and in values", () => {
  const written = writeXml(xml("a", { b: `"<&>'\n`, c: undefined }, `</a>]]>&amp;"`, false, xml("d", {})));
  expect(written).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>\n<a b="&#34;&#60;&#38;&#62;&#39;&#10;">&#60;/a&#62;]]&#62;&#38;amp;&#34;<d/></a>\n`,
  );
});

test("signs that XML 1.0 does not have are left out, and halves of characters replaced by none", () => {
  const written = writeXml(xml("a", {}, "가\u0000\u0008\u001f\ufffe\uffff나\u{1F600}\t다"));
  expect(written).toContain("<a>가나\u{1F600}&#9;다</a>");
  expect(writeXml(xml("a", {}, "\ud800x"))).toContain("<a>x</a>");
});

test("a document is known by one name for ever", () => {
  expect(documentUrn("hanul-notice-2026-1351")).toBe(documentUrn("hanul-notice-2026-1351"));
  expect(documentUrn("hanul-notice-2026-1351")).toBe("urn:uuid:413951a2-ebfe-5252-8537-fffb8ec23568");
  expect(documentUrn("a")).not.toBe(documentUrn("b"));
});
