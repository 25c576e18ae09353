import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const folder = new URL("../dist/assets/", import.meta.url);
const scripts = readdirSync(folder)
  .filter((file) => file.endsWith(".js"))
  .map((file) => readFileSync(new URL(file, folder)));
const text = scripts.map((script) => script.toString("utf8")).join("\n");

test("the form's scripts weigh at most 16 kB, compressed", () => {
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
  expect(bytes).toBeLessThan(16 * 1024);
});

test("the browser receives no schema library, and nothing of the server", () => {
  for (const foreign of ["ZodError", "argon2", "kysely", "lookup_attempts", "MADANG_DATA_KEYS"])
    expect(text).not.toContain(foreign);
});
