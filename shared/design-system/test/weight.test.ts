import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundledStyles } from "./stylesheet.ts";

const budget = 25_000;
const baseSheet = join(import.meta.dirname, "../src/styles/base-sheet.css");
const folderOfComponents = join(import.meta.dirname, "../src/components");
const folder = mkdtempSync(join(tmpdir(), "madang-weight-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Components of pages as rich as any. */
const pages = {
  home: [
    "hero",
    "large-search",
    "room",
    "task-lattice",
    "pair",
    "document-list",
    "lead-story",
    "panel",
    "field",
    "button",
    "acts",
    "soon",
  ],
  list: [
    "page-head",
    "tabs",
    "filter-form",
    "field",
    "chips",
    "document-list",
    "tag",
    "soon",
    "pagination",
    "line",
    "empty",
    "more-link",
  ],
  document: [
    "page-head",
    "tag",
    "facts",
    "split",
    "note",
    "prose",
    "table",
    "timeline",
    "panel",
    "button",
    "acts",
    "more-link",
    "soon",
  ],
  form: [
    "page-head",
    "split",
    "steps",
    "error-summary",
    "form",
    "field",
    "date-field",
    "choice-group",
    "file-field",
    "acts",
    "button",
    "panel",
    "facts",
  ],
  status: [
    "page-head",
    "tag",
    "receipt",
    "split",
    "day-table",
    "fold",
    "timeline",
    "panel",
    "action-list",
    "facts",
  ],
};

describe("base sheet and own sheet together stay under 25 kB", () => {
  it.each(Object.entries(pages))("on a %s page", async (name, components) => {
    const entry = join(folder, `${name}.ts`);
    const files = [baseSheet, ...components.map((component) => join(folderOfComponents, `${component}.tsx`))];
    writeFileSync(entry, files.map((file) => `import ${JSON.stringify(file)};`).join("\n"));
    const base = await bundledStyles(baseSheet);
    const both = await bundledStyles(entry);
    expect(both.length).toBeGreaterThan(base.length + 1000);
    expect(both.length).toBeLessThan(budget);
  });
});

describe("a stylesheet", () => {
  it("gives a view only what it imports", async () => {
    const styles = await bundledStyles("src/components/tag.tsx");
    expect(styles).toContain(".m-tag");
    expect(styles).not.toContain(".m-btn");
  });

  it("asks nothing of other origins", async () => {
    const styles =
      (await bundledStyles("src/styles/base-sheet.css")) + (await bundledStyles("src/gallery/gallery.tsx"));
    expect(styles.match(/url\([^)]*\/\/[^)]*\)/g)).toBeNull();
  });

  it("keeps the order of the layers at its head", async () => {
    expect(await bundledStyles("src/styles/base-sheet.css")).toMatch(
      /^@layer tokens,\s?reset,\s?base,\s?layout,\s?components,\s?modules,\s?helpers,\s?print;/,
    );
  });
});
