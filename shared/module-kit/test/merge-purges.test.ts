import { expect, test } from "vitest";
import { mergedPurges } from "../src/server/purges/merge-purges.ts";

test("several purges are one of each kind that names each tag once", () => {
  const soft = (...tags: string[]) => ({ tags, mode: "soft" as const });
  const hard = (...tags: string[]) => ({ tags, mode: "hard" as const });
  expect(mergedPurges([soft("a", "list"), hard("b"), soft("c", "list"), hard("b", "a")])).toEqual([
    hard("b", "a"),
    soft("a", "list", "c"),
  ]);
  expect(mergedPurges([])).toEqual([]);
});

test("more tags than one purge may name are several", () => {
  const tags = Array.from({ length: 1201 }, (_, index) => `library:${index}`);
  const merged = mergedPurges(tags.map((tag) => ({ tags: [tag], mode: "soft" })));
  expect(merged.map((purge) => purge.tags.length)).toEqual([500, 500, 201]);
  expect(merged.flatMap((purge) => purge.tags)).toEqual(tags);
});
