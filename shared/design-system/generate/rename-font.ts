/** Records of the `name` table that present the font to people (OpenType 1.9, "name"). */
const presenting = new Set([1, 3, 4, 6, 16, 18, 21, 25]);

interface Table {
  tag: string;
  data: Buffer;
}

/**
 * A modified font may not carry its author's reserved name (SIL Open Font License 1.1, condition 3), and a subset is
 * a modified font. Copyright and licence records stay as they are.
 */
export function renameFont(font: Buffer, reserved: RegExp, name: string): Buffer {
  const tables = tablesOf(font).map((table) =>
    table.tag === "name" ? { tag: "name", data: renamed(table.data, reserved, name) } : table,
  );
  return fontOf(font.readUInt32BE(0), tables);
}

function renamed(table: Buffer, reserved: RegExp, name: string): Buffer {
  const count = table.readUInt16BE(2);
  const strings = table.readUInt16BE(4);
  const records = Array.from({ length: count }, (_, index) => {
    const at = 6 + index * 12;
    const id = table.readUInt16BE(at + 6);
    const start = strings + table.readUInt16BE(at + 10);
    const bytes = table.subarray(start, start + table.readUInt16BE(at + 8));
    const text = presenting.has(id) || id > 255 ? replaced(bytes, id, reserved, name) : bytes;
    return { head: table.subarray(at, at + 8), text };
  });
  const head = Buffer.alloc(6 + count * 12);
  head.writeUInt16BE(count, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [index, { head: fields, text }] of records.entries()) {
    fields.copy(head, 6 + index * 12);
    head.writeUInt16BE(text.length, 6 + index * 12 + 8);
    head.writeUInt16BE(offset, 6 + index * 12 + 10);
    offset += text.length;
  }
  return Buffer.concat([head, ...records.map(({ text }) => text)]);
}

/** Names are UTF-16BE on the platforms that are left; a PostScript name (6, 25) has no spaces. */
function replaced(bytes: Buffer, id: number, reserved: RegExp, name: string): Buffer {
  const text = Buffer.from(bytes).swap16().toString("utf16le");
  const plain = id === 6 || id === 25 ? name.replaceAll(" ", "") : name;
  return Buffer.from(text.replace(reserved, plain), "utf16le").swap16();
}

function tablesOf(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = 12 + index * 16;
    const start = font.readUInt32BE(at + 8);
    return {
      tag: font.toString("latin1", at, at + 4),
      data: font.subarray(start, start + font.readUInt32BE(at + 12)),
    };
  });
}

/** An OpenType font file with these tables (OpenType 1.9, "Organization of an OpenType Font"). */
function fontOf(flavour: number, tables: Table[]): Buffer {
  const head = Buffer.alloc(12 + tables.length * 16);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(flavour, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(tables.length * 16 - 2 ** power * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, { tag, data }] of tables.entries()) {
    const at = 12 + index * 16;
    head.write(tag, at, "latin1");
    head.writeUInt32BE(checksum(data), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    offset += data.length + padding.length;
  }
  return Buffer.concat(parts);
}

function checksum(data: Buffer): number {
  const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
