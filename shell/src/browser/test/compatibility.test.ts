import type { RuntimeBlock } from "@madang/manifest";
import { expect, test } from "vitest";
import { fitsInto, rememberBuilds } from "../navigate/compatibility.ts";

const current: RuntimeBlock = {
  v: 1,
  language: "ko",
  shell: "aaaa",
  layout: "page",
  builds: { news: "1111" },
  modules: {},
};

test("a page of builds that were shown before, or of modules not seen yet, fits in", () => {
  const shown = new Map([["news", "1111"]]);
  expect(fitsInto(current, shown, { ...current, builds: { news: "1111", notices: "2222" } })).toBe(true);
});

test.each<[string, Partial<RuntimeBlock>]>([
  ["shell", { shell: "bbbb" }],
  ["frame", { layout: "bare" }],
  ["language", { language: "en" }],
  ["module's build", { builds: { news: "9999" } }],
])("another %s does not", (_name, difference) => {
  expect(fitsInto(current, new Map([["news", "1111"]]), { ...current, ...difference })).toBe(false);
});

test("a module stays known after its page was left", () => {
  const shown = new Map<string, string>();
  rememberBuilds(shown, current);
  rememberBuilds(shown, { ...current, builds: { notices: "2222" } });
  expect(fitsInto(current, shown, { ...current, builds: { news: "3333" } })).toBe(false);
});
