import { crc32, deflateRawSync } from "node:zlib";

/** A ZIP archive of these parts; `sizes` lets its directory lie. */
export function zipOf(
  parts: Readonly<Record<string, string | Buffer>>,
  { declared }: { readonly declared?: number } = {},
): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(declared ?? data.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), facts, Buffer.from(name), packed]);
    const entry = Buffer.concat([
      Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"),
      facts,
      Buffer.alloc(14),
      Buffer.from(name),
    ]);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** An OpenDocument text with these paragraphs of XML. */
export function odtOf(text: string): Buffer {
  return zipOf({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<?xml version="1.0"?><office:document-content><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
  });
}

export function hwpxOf(...sections: string[]): Buffer {
  return zipOf({
    mimetype: "application/hwp+zip",
    ...Object.fromEntries(
      sections.map((xml, index) => [`Contents/section${index}.xml`, `<hs:sec>${xml}</hs:sec>`]),
    ),
  });
}

export function docxOf(body: string): Buffer {
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document><w:body>${body}</w:body></w:document>`,
  });
}
