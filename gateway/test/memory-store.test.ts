import { expect, test } from "vitest";
import { isFresh, mayServeOnError, mayStore, secondsToLive } from "../src/cache/freshness.ts";
import { MemoryStore } from "../src/cache/memory-store.ts";

test("the store keeps within its budget and forgets what was used longest ago", async () => {
  const store = new MemoryStore<string>({ budget: 30 });
  await store.set("a", "A", 10);
  await store.set("b", "B", 10);
  await store.set("c", "C", 10);
  await store.get("a");
  await store.set("d", "D", 10);
  expect(await Promise.all(["a", "b", "c", "d"].map((key) => store.get(key)))).toEqual([
    "A",
    undefined,
    "C",
    "D",
  ]);
  await store.set("a", "A2", 25);
  expect([await store.get("a"), store.bytes]).toEqual(["A2", 25]);
  await store.set("huge", "H", 31);
  expect([await store.get("huge"), await store.get("a")]).toEqual([undefined, "A2"]);
  await store.delete("a");
  expect([await store.get("a"), store.bytes]).toEqual([undefined, 0]);
});

test("a copy is fresh, then stale, then of no use", () => {
  const times = { storedAt: 1_000_000, rules: { fresh: 60, staleWhileRevalidate: 0, staleIfError: 100 } };
  const at = (seconds: number) => 1_000_000 + seconds * 1000;
  expect([isFresh(times, at(59)), isFresh(times, at(60))]).toEqual([true, false]);
  expect([mayServeOnError(times, at(159)), mayServeOnError(times, at(160))]).toEqual([true, false]);
  expect([secondsToLive(times, at(0)), secondsToLive(times, at(90))]).toEqual([60, -30]);
});

test("what is kept is public, whole, and nobody forbade it", () => {
  const rules = { fresh: 60, staleWhileRevalidate: 0, staleIfError: 100 };
  const usual = { rules, personal: false, status: 200, cacheControl: "public, s-maxage=60" };
  expect(mayStore(usual)).toBe(true);
  expect(mayStore({ ...usual, rules: undefined })).toBe(false);
  expect(mayStore({ ...usual, personal: true })).toBe(false);
  expect(mayStore({ ...usual, status: 404 })).toBe(false);
  expect(mayStore({ ...usual, cacheControl: "private" })).toBe(false);
  expect(mayStore({ ...usual, cacheControl: "public, No-Store" })).toBe(false);
});
