import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { MemoryResponseStore } from "../../../src/cache/store/memory-response-store.ts";
import { anyVariant, makeResponse } from "./make-response.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function held(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const mebibyte = 1024 * 1024;

describe("what is counted is what is held", () => {
  const cases = {
    "small answers": { body: 200, tags: 0, fields: 4 },
    "small answers with tags": { body: 500, tags: 10, fields: 10 },
    "pages with codings": { body: 33_000, tags: 5, fields: 15, coding: 8000 },
  };
  for (const [name, { body, tags, fields, ...rest }] of Object.entries(cases))
    test(`for ${name}`, () => {
      const store = new MemoryResponseStore({ budget: 20 * mebibyte });
      const before = held();
      for (let index = 0; store.counts.evictions === 0; index += 1)
        store.keep(
          `site:example.go.kr page:/news/${index} language:ko`,
          makeResponse({
            body: Buffer.alloc(body, index),
            encoded:
              "coding" in rest ? { br: Buffer.alloc(rest.coding), gzip: Buffer.alloc(rest.coding) } : {},
            tags: Array.from({ length: tags }, (_, tag) => `news/news:${index + tag * 1000}`),
            fields: Array.from({ length: fields * 2 }, (_, field) => `x-field-${field} ${index}`),
          }),
        );
      const grown = held() - before;
      expect(grown).toBeLessThan(store.bytes * 1.1);
      expect(grown).toBeGreaterThan(store.bytes * 0.3);
      expect(store.peek("none", anyVariant)).toBeUndefined();
    });
});

describe("nothing grows", () => {
  test("with answers, purges and deletions that come and go", () => {
    const store = new MemoryResponseStore({ budget: mebibyte });
    const turn = (from: number) => {
      for (let index = from; index < from + 40_000; index += 1) {
        const tag = `news/news:${index}`;
        store.keep(
          `key ${index}`,
          makeResponse({ ticket: store.ticket(), tags: [tag], body: Buffer.alloc(0) }),
        );
        if (index % 3 === 0) store.apply({ tags: [tag], mode: "hard" });
        if (index % 3 === 1) store.forget(`key ${index} ${"long".repeat(100)}`);
        store.apply({ tags: [`news/other:${index}`], mode: "soft" });
      }
    };
    turn(0);
    const before = held();
    turn(40_000);
    expect(held() - before).toBeLessThan(4 * mebibyte);
    expect(store.bytes).toBeLessThanOrEqual(mebibyte);
  });
});
