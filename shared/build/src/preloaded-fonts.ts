import type { StyleFile } from "./style-bundle.ts";

/**
 * Fonts worth asking for before the sheet is parsed: those whose source file is named `….preload.woff2`
 * (the build adds a hash before the ending).
 */
export function preloadedFonts(files: readonly StyleFile[]): string[] {
  return files
    .map(({ name }) => name)
    .filter((name) => /\.preload-[A-Z0-9]{8}\.woff2$/.test(name))
    .sort();
}
