import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { serverFile } from "./server-file.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
  await command(["sample"]);
});
afterAll(() => server.close());

const key = "k".repeat(64);

async function command(args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env["PATH"],
    DATABASE_URL: server.databaseUrl,
    MADANG_DATA_KEYS: server.dataKeys,
    MADANG_SAMPLE: "true",
    LOG_LEVEL: "fatal",
  };
  const { stdout } = await promisify(execFile)(process.execPath, [serverFile, ...args], { env });
  return stdout;
}

interface Line {
  readonly reference: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly unknown[];
  readonly unreadable?: string;
}

async function fingerprints(): Promise<Line[]> {
  const lines = (await command(["fingerprints", key])).split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Of every petition in the database. */
async function numbers(): Promise<string[]> {
  const rows = await server.query<{ receipt_number: string }>("select receipt_number from petitions");
  return rows.map((row) => row.receipt_number).toSorted();
}

describe("fingerprints", () => {
  test("tell each petition once, in words that only their sender can compare", async () => {
    const lines = await fingerprints();
    expect(lines.map(({ reference }) => reference).toSorted()).toEqual(await numbers());
    expect(Object.keys(lines[0]!.fields).toSorted()).toEqual(
      ["body", "email", "name", "place", "reply", "telephone", "title", "type"].toSorted(),
    );
    expect(JSON.stringify(lines)).not.toMatch(/[가-힣]/);
    const suggestion = createHmac("sha256", key).update("suggestion").digest("hex");
    expect(lines.find(({ reference }) => reference === "M26-0916-0473-8")?.fields["type"]).toBe(suggestion);
  });

  test("need a key that cannot be guessed", async () => {
    await expect(command(["fingerprints", "short"])).rejects.toThrow("PETITIONS_FINGERPRINT_KEY_MISSING");
  });

  test("say which petition cannot be read, and go on with the others", async () => {
    await server.query("update petitions set title = body where receipt_number = 'M26-1006-0052-2'");
    const lines = await fingerprints();
    expect(lines.map(({ reference }) => reference).toSorted()).toEqual(await numbers());
    const unreadable = lines.filter((line) => line.unreadable !== undefined);
    expect(unreadable.map(({ reference }) => reference)).toEqual(["M26-1006-0052-2"]);
  });
});
