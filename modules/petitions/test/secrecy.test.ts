import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm, typedValues } from "./complete-form.ts";
import { newDataKey, startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { serverFile } from "./server-file.ts";
import { codeIn, draftPath, receiptIn, visitor } from "./visitor.ts";

const run = promisify(execFile);

let server: PetitionsServer;
let receipt: string;
beforeAll(async () => {
  server = await startPetitions();
  receipt = receiptIn(await visitor(server.origin).send({ email: "zqmail@mail.example" }));
  await visitor(server.origin).draft();
});
afterAll(() => server.close());

/** Everything in every table of the module, as a backup would hold it: text as it is, bytes as text. */
async function dump(): Promise<string> {
  const tables = await server.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'petitions'",
  );
  const contents = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await server.query<Record<string, unknown>>(`select * from petitions."${name}"`);
      return rows.flatMap((row) => Object.values(row).map(readable)).join("\n");
    }),
  );
  return contents.join("\n");
}

function readable(value: unknown): string {
  if (Buffer.isBuffer(value))
    return `${value.toString("utf8")} ${value.toString("utf16le")} ${value.toString("hex")}`;
  return JSON.stringify(value);
}

function hexOf(text: string): string {
  return Buffer.from(text, "utf8").toString("hex");
}

describe("what a citizen writes", () => {
  test("cannot be read in the database, nor can the password's hash", async () => {
    const stored = await dump();
    expect(stored).toContain(receipt);
    for (const value of typedValues) {
      expect(stored).not.toContain(value);
      expect(stored).not.toContain(hexOf(value));
    }
    expect(stored).not.toContain("argon2");
  });

  test("tells not even which optional fields were left empty", async () => {
    const rows = await server.query<{ nothing: boolean }>("select place is null as nothing from petitions");
    expect(rows).toEqual([{ nothing: false }]);
  });

  test("stands in no log line, whatever happens to the form", async () => {
    const citizen = visitor(server.origin);
    const sent = receiptIn(await citizen.send());
    await citizen.send({ title: "" });
    await citizen.send({ name: `'; drop table petitions; -- ${completeForm.name}` });
    await citizen.get(`/petitions/status/${sent}`);
    await citizen.find(sent, "905172");
    await citizen.get(`/petitions/new?type=${encodeURIComponent(completeForm.name)}`);
    const draft = await citizen.draft();
    const code = codeIn(await citizen.get(draftPath(draft, "content")));
    await citizen.get(`/petitions/resume?code=${code}`);
    await visitor(server.origin).post("/petitions/resume", { code });
    await visitor(server.origin).step(draft, "content");
    for (const table of ["petitions", "drafts"]) {
      await server.query(`alter table ${table} rename column body to body_away`);
      const failed = await citizen.send();
      await server.query(`alter table ${table} rename column body_away to body`);
      expect(failed.status).toBe(500);
    }
    const log = server.service.output();
    expect(log).toContain('"route":"page:new"');
    for (const value of [...typedValues, sent, "905172", citizen.name, draft, code])
      expect(log).not.toContain(value);
  });

  test("stands in no metric", async () => {
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    expect(metrics).toContain("page:new");
    for (const value of [...typedValues, receipt]) expect(metrics).not.toContain(value);
  });
});

describe("keys", () => {
  test("a new key takes over every row, and the old one can then be removed", async () => {
    const newer = newDataKey("k2");
    const both = `${newer},${server.dataKeys}`;
    const mixed = await server.startAnother({ MADANG_DATA_KEYS: both });
    const recent = receiptIn(await visitor(mixed.origin).send());
    const writer = visitor(server.origin);
    const draft = await writer.draft();
    const code = codeIn(await writer.get(draftPath(draft, "content")));
    expect((await visitor(mixed.origin).find(receipt, completeForm.pin)).status).toBe(303);
    expect(await keyIds()).toEqual(["k1", "k2"]);

    const env = { ...process.env, DATABASE_URL: server.databaseUrl, MADANG_DATA_KEYS: both };
    const { stdout } = await run(process.execPath, [serverFile, "rotate-keys"], { env });
    expect(stdout).toContain('"keyId":"k2"');
    expect(await keyIds()).toEqual(["k2"]);

    const onlyNew = await server.startAnother({ MADANG_DATA_KEYS: newer });
    for (const number of [receipt, recent]) {
      const citizen = visitor(onlyNew.origin);
      expect((await citizen.find(number, completeForm.pin)).status).toBe(303);
      expect((await citizen.get(`/petitions/status/${number}`)).html).toContain("zqtitle");
    }
    const later = visitor(onlyNew.origin);
    const resumed = await later.post("/petitions/resume", { code });
    const page = await later.get(resumed.location!);
    expect(page.html).toContain("zqtitle");
    expect((await visitor(onlyNew.origin).post("/petitions/resume", { code: codeIn(page) })).status).toBe(
      303,
    );
    expect(codeIn(page)).not.toBe(code);
  });

  test("without its key a row is not shown, and the log says what to do without quoting anything", async () => {
    const stranger = await server.startAnother({ MADANG_DATA_KEYS: newDataKey("k9") });
    const page = await visitor(stranger.origin).find(receipt, completeForm.pin);
    expect(page.status).toBe(500);
    expect(page.html).not.toContain("zqtitle");
    // The line may come a moment after the answer.
    await expect.poll(() => stranger.output(), { timeout: 30_000 }).toContain("PETITIONS_DATA_KEY_MISSING");
  });

  test("a module without usable keys does not start, and does not quote them", async () => {
    const env = { ...process.env, DATABASE_URL: server.databaseUrl, MADANG_DATA_KEYS: "k1:secretsecret" };
    const failure = await run(process.execPath, [serverFile], { env }).catch((error: unknown) => error);
    const { stderr, stdout } = failure as { stderr: string; stdout: string };
    expect(stderr + stdout).toContain("MADANG_DATA_KEYS");
    expect(stderr + stdout).not.toContain("secretsecret");
  });
});

async function keyIds(): Promise<string[]> {
  const rows = await server.query<{ key_id: string }>(
    "select key_id from petitions union select key_id from petition_events union select key_id from drafts order by 1",
  );
  return rows.map((row) => row.key_id);
}
