import { describe, expect, test } from "vitest";
import type { ContractSubject } from "../src/contract-suite/contract-check.ts";
import { moduleContract } from "../src/contract-suite/module-contract.ts";
import manifest from "./fixture/library-manifest.ts";
import { libraryForTests } from "./fixture/library-process.ts";

const library = libraryForTests();

describe("a module made with the kit", () => {
  test.each(moduleContract)("$name", async ({ run }) => {
    const subject: ContractSubject = {
      origin: library().origin,
      manifest,
      samples: {
        pages: { detail: { params: { id: "1" } }, slow: { query: { ms: "1" } } },
        api: {
          "/api/library/books/{id}": { params: { id: "1" } },
          "/api/library/covers/{id}": { params: { id: "1" } },
        },
      },
      views: {
        list: { styles: [], interactive: false },
        donate: { styles: [], interactive: false },
        detail: { styles: [], interactive: false },
        slow: { styles: [], interactive: false },
        wish: { styles: [], interactive: true },
      },
    };
    await expect(run(subject)).resolves.toBeUndefined();
  });
});
