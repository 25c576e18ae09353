import { expect, test } from "vitest";
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
