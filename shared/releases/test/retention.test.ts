import { describe, expect, test } from "vitest";
import { digestOf, retentionPlan, type RetainedRelease } from "../src/public.ts";

const day = 86_400_000;
const now = new Date("2026-11-22T03:00:00.000Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * day);
const blobOf = (text: string) => digestOf(text);

/** Ten releases of news, one every ten days; the newest is 5 days old. */
const releases: RetainedRelease[] = Array.from({ length: 10 }, (_, index) => ({
  module: "news",
  build: `build000${index}`,
  usedAt: daysAgo(5 + index * 10),
  blobs: [blobOf(`server ${index}`), blobOf("one contract for all")],
}));
const keep = { releases: 3, days: 30 };
const live = new Set(["news/build0000"]);
const old = daysAgo(200);

function gone(change: Partial<Parameters<typeof retentionPlan>[0]> = {}): string[] {
  return [...retentionPlan({ releases, live, keep, now, ...change }).gone].sort();
}

describe("which builds go", () => {
  test("those that are neither among the newest nor were in use lately", () => {
    expect(gone()).toEqual([3, 4, 5, 6, 7, 8, 9].map((index) => `news/build000${index}`));
    expect(gone({ keep: { releases: 3, days: 50 } })).toHaveLength(5);
    expect(gone({ keep: { releases: 100, days: 0 } })).toEqual([]);
    expect(gone({ keep: { releases: 0, days: 0 } })).not.toContain("news/build0000");
  });

  test("what any channel names stays, however old", () => {
    expect(gone({ live: new Set(["news/build0009"]) })).not.toContain("news/build0009");
  });

  test("each module is counted by itself", () => {
    const other = releases.map((release) => ({ ...release, module: "roads" }));
    expect(gone({ releases: [...releases, ...other] })).toHaveLength(14);
  });
});

describe("which bytes go", () => {
  const plan = retentionPlan({ releases, live, keep, now });
  test.each([
    ["assets/news/build0000/a.js", false],
    ["assets/news/build0002/a.js", false],
    ["assets/news/build0003/a.js", true],
    ["assets/roads/build0000/a.js", true],
    ["assets/news/half0001/a.js", true],
    [`blobs/${blobOf("server 0")}`, false],
    [`blobs/${blobOf("server 9")}`, true],
    [`blobs/${blobOf("one contract for all")}`, false],
    [`blobs/${blobOf("nobody's")}`, true],
  ])("%s: %s", (name, expected) => {
    expect(plan.mayGo({ name, storedAt: old })).toBe(expected);
    expect(plan.mayGo({ name, storedAt: daysAgo(0.9) })).toBe(false);
    expect(plan.mayGo({ name, storedAt: daysAgo(-1) })).toBe(false);
  });
});

test("whoever does not know what is live removes nothing", () => {
  const unsafe = expect.objectContaining({ code: "RELEASES_RETENTION_UNSAFE" });
  expect(() => gone({ releases: releases.slice(1) })).toThrow(unsafe);
  expect(() => gone({ releases: [], live: new Set() })).toThrow(unsafe);
  const unread = releases.map((release, index) => (index === 1 ? { ...release, blobs: [] } : release));
  expect(() => gone({ releases: unread })).toThrow(/news\/build0001 is without known blobs/);
});
