import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fieldIn, office, petitionOf } from "./office.ts";
import { newDataKey, startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { serverFile } from "./server-file.ts";
import { visitor } from "./visitor.ts";

const run = promisify(execFile);

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

async function rotate(dataKeys: string): Promise<string> {
  const env = { ...process.env, DATABASE_URL: server.databaseUrl, MADANG_DATA_KEYS: dataKeys };
  return (await run(process.execPath, [serverFile, "rotate-keys"], { env })).stdout;
}

/** Tables whose rows name the key that sealed them. */
async function sealedTables(): Promise<string[]> {
  const rows = await server.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'petitions' and column_name = 'key_id' order by 1`,
  );
  return rows.map(({ name }) => name);
}

test("every table that holds sealed columns is sealed anew, and can then be read with the new key alone", async () => {
  const citizen = visitor(server.origin);
  const receipt = await petitionOf(citizen);
  await office(server).askSupplement(receipt);
  const path = `/petitions/status/${receipt}/supplement`;
  const supplement = fieldIn((await citizen.get(path)).html, "supplement");
  await citizen.post(path, { task: "answer", supplement, answer: "답합니다 zqanswer" });
  await visitor(server.origin).draft();

  const newer = newDataKey("k2");
  const told = await rotate(`${newer},${server.dataKeys}`);
  for (const table of await sealedTables()) {
    expect(told, table).toContain(`"${table}":`);
    const old = await server.query(`select key_id from petitions."${table}" where key_id <> 'k2'`);
    expect(old, table).toEqual([]);
  }

  const onlyNew = await server.startAnother({ MADANG_DATA_KEYS: newer });
  const reader = visitor(onlyNew.origin, { name: citizen.name });
  await reader.post(`/petitions/status/${receipt}`, { show: "yes" });
  const { html } = await reader.get(`/petitions/status/${receipt}`);
  for (const shown of ["zqbody", "zqanswer"]) expect(html).toContain(shown);
});

test("every column of bytes is one that a key has sealed, or a digest", async () => {
  const rows = await server.query<{ name: string; column: string }>(
    `select table_name as name, column_name as column from information_schema.columns
     where table_schema = 'petitions' and data_type = 'bytea'`,
  );
  const tables = await sealedTables();
  const unsealed = rows.filter(({ name }) => !tables.includes(name)).map(({ column }) => column);
  expect(unsealed.filter((column) => column !== "subject" && !column.endsWith("digest"))).toEqual([]);
});

test("without an older key it stops and names it, loses nothing, and goes on once the key is there", async () => {
  const newer = newDataKey("k3");
  const readable = () => server.query("select id, key_id, title from petitions order by id");
  const before = await readable();
  const failure: unknown = await rotate(newer).catch((error: unknown) => error);
  const { stdout, stderr } = failure as { stdout: string; stderr: string };
  expect(stdout + stderr).toContain("PETITIONS_DATA_KEY_MISSING");
  expect(await readable()).toEqual(before);
});
