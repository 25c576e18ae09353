import { readFileSync } from "node:fs";
import { commands } from "@madang/cli";
import { expect, test } from "vitest";
import { cliPage } from "../src/cli-page.ts";

test("docs/cli.md is what the command table says", async () => {
  const written = readFileSync(new URL("../../../docs/cli.md", import.meta.url), "utf8");
  expect(written, "run node infra/docs/src/generate.ts").toBe(await cliPage());
});

test("every command speaks in one voice", () => {
  for (const { name, summary, examples } of commands) {
    expect(summary, name).toMatch(/^[a-z].*[^.]$/);
    for (const { line, does } of examples) {
      expect(line).toMatch(new RegExp(`^npx madang ${name}\\b`));
      expect(does, line).toMatch(/^[A-Z].*\.$/);
    }
  }
});
