import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fontverter from "fontverter";
import { describe, expect, it } from "vitest";
import { renameFont } from "../generate/rename-font.ts";

const folder = join(import.meta.dirname, "../src/fonts");
const styles = readFileSync(join(folder, "fonts.css"), "utf8");
const files = readdirSync(join(folder, "files")).filter((name) => name.endsWith(".woff2"));

describe("the fonts", () => {
  it("are all named in the stylesheet, and nothing else is", () => {
    const named = [...styles.matchAll(/files\/([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(files));
  });

  it("carry their licence", () => {
    expect(readFileSync(join(folder, "files/OFL.txt"), "utf8")).toContain(
      "SIL OPEN FONT LICENSE Version 1.1",
    );
  });

  it("keep the preloaded file small enough for an old phone", () => {
    const preloaded = files.filter((name) => name.includes(".preload."));
    expect(preloaded).toHaveLength(1);
    expect(statSync(join(folder, "files", preloaded[0] ?? "")).size).toBeLessThan(110_000);
  });

  it.each(files)("%s does not present itself by the reserved name, and keeps its copyright", async (name) => {
    const font = await fontverter.convert(readFileSync(join(folder, "files", name)), "sfnt");
    const names = namesIn(font);
    expect(names.filter(([id, text]) => ![0, 13].includes(id) && /Pretendard/i.test(text))).toEqual([]);
    expect(names).toContainEqual([1, "Madang Text"]);
    expect(names.find(([id]) => id === 0)?.[1]).toContain("Kil Hyung-jin");
  });

  it("are renamed without touching another table", async () => {
    const font = await fontverter.convert(readFileSync(join(folder, "files", files[0] ?? "")), "sfnt");
    const renamed = renameFont(font, /Madang Text/g, "A Longer Name");
    expect(namesIn(renamed)).toContainEqual([1, "A Longer Name"]);
    expect(namesIn(renameFont(renamed, /A Longer Name/g, "Madang Text"))).toEqual(namesIn(font));
    expect(tableOf(renamed, "glyf").equals(tableOf(font, "glyf"))).toBe(true);
  });
});

function tableOf(font: Buffer, tag: string): Buffer {
  const at = font.indexOf(tag, 12, "latin1");
  const start = font.readUInt32BE(at + 8);
  return font.subarray(start, start + font.readUInt32BE(at + 12));
}

/** Id and text of every record of the `name` table. */
function namesIn(font: Buffer): [number, string][] {
  const table = tableOf(font, "name");
  const strings = table.readUInt16BE(4);
  return Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
    const at = 6 + index * 12;
    const start = strings + table.readUInt16BE(at + 10);
    const bytes = table.subarray(start, start + table.readUInt16BE(at + 8));
    return [table.readUInt16BE(at + 6), Buffer.from(bytes).swap16().toString("utf16le")];
  });
}
