import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readShellAssets, siteAt } from "../src/server/read-facts.ts";
import { site, siteFile } from "./sample-layout.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "madang-site-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

describe("the description of the site", () => {
  test("of the sample province is whole", () => {
    expect(siteAt(siteFile)).toEqual(site);
  });

  test("that is missing is named, with the remedy", () => {
    const file = join(folder, "none.json");
    expect(() => siteAt(file)).toThrow(/none\.json.*MADANG_SITE_FILE/s);
  });

  test("that is not JSON is named", async () => {
    const file = await fileWith("broken.json", "{");
    expect(() => siteAt(file)).toThrow(/broken\.json/);
  });

  test("with a wrong field names the field", async () => {
    const file = await fileWith("odd.json", JSON.stringify({ ...site, domain: "not a host", colour: "red" }));
    expect(() => siteAt(file)).toThrow(/domain.*|colour.*/s);
  });
});

test("a shell that was never built says how to build it", () => {
  expect(() => readShellAssets(join(folder, "shell-assets.json"))).toThrow(/[Bb]uild the shell/);
});
