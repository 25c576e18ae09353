import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fontverter from "fontverter";
import subsetFont from "subset-font";
import { fetchFontSource } from "./font-source.ts";
import { family, fontFile, fontStyles } from "./font-styles.ts";
import { renameFont } from "./rename-font.ts";
import { fontSlices } from "./slices.ts";

/** Makes the web fonts of the portal anew: `node generate/fonts.ts`. */
const folder = join(import.meta.dirname, "../src/fonts");
const reservedName = /Pretendard ?GOV( ?Variable)?|Pretendard/g;

const source = await fetchFontSource();
const slices = fontSlices(source.slices);
await mkdir(join(folder, "files"), { recursive: true });
for (const slice of slices) {
  const subset = await subsetFont(source.font, slice.text, {
    targetFormat: "sfnt",
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
    keepFeatures: ["kern", "tnum"],
    preserveNameIds: [0, 13, 14],
    // Nothing is set in vertical lines.
    dropTables: ["vhea", "vmtx"],
  });
  const font = await fontverter.convert(renameFont(subset, reservedName, family), "woff2");
  await writeFile(join(folder, "files", fontFile(slice)), font);
  process.stdout.write(`${fontFile(slice)} ${[...slice.text].length} characters ${font.length} bytes\n`);
}
await writeFile(join(folder, "fonts.css"), fontStyles(slices));
await writeFile(join(folder, "files/OFL.txt"), source.licence);
