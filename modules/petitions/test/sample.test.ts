import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { examplePetitions } from "../sample/example-petitions.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { serverFile } from "./server-file.ts";
import { visitor } from "./visitor.ts";

const run = promisify(execFile);

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

function sample(env: Record<string, string> = {}) {
  const base = {
    PATH: process.env["PATH"],
    DATABASE_URL: server.databaseUrl,
    MADANG_DATA_KEYS: server.dataKeys,
  };
  return run(process.execPath, [serverFile, "sample"], { env: { ...base, ...env } });
}

test("example petitions are refused where the configuration does not allow them", async () => {
  await expect(sample()).rejects.toMatchObject({ code: 1 });
  expect(await server.query("select id from petitions")).toEqual([]);
});

test("each example opens with the password in the README, and adding them again changes nothing", async () => {
  await sample({ MADANG_SAMPLE: "true" });
  await sample({ MADANG_SAMPLE: "true" });
  expect(await server.query("select id from petitions")).toHaveLength(examplePetitions.length);
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  for (const { receiptNumber, password, text } of examplePetitions) {
    expect(readme).toMatch(new RegExp(`\`${receiptNumber}\` +\\| \`${password}\``));
    const citizen = visitor(server.origin);
    const found = await citizen.find(receiptNumber, password);
    expect((await citizen.get(found.location!)).html).toContain(text.title);
  }
});
