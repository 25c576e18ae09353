import { existsSync } from "node:fs";
import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { makeClusterTemplate } from "../src/cluster-template.ts";
import { startTemporaryPostgres } from "../src/temporary-postgres.ts";

test("temporary PostgreSQLs that begin as copies of a template know nothing of each other, and it stays as it was", async () => {
  const template = await makeClusterTemplate();
  vi.stubEnv("TEST_POSTGRES_TEMPLATE", template.folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    template.remove();
    expect(existsSync(template.folder)).toBe(false);
  });
  const both = await Promise.all([startTemporaryPostgres(), startTemporaryPostgres()]);
  const [one, other] = both;
  await one.createDatabase("only_here");
  for (const database of ["postgres", "only_here"]) {
    const client = new Client({ connectionString: one.url(database) });
    await client.connect();
    await client.end();
  }
  const stranger = new Client({ connectionString: other.url("only_here") });
  await expect(stranger.connect()).rejects.toThrow('database "only_here" does not exist');
  await Promise.all(both.map((postgres) => postgres.close()));
  const third = await startTemporaryPostgres();
  await third.createDatabase("only_here");
  await third.close();
});

test("a template that is not there is an error at once", async () => {
  vi.stubEnv("TEST_POSTGRES_TEMPLATE", "/nowhere/at all");
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(startTemporaryPostgres()).rejects.toThrow("/nowhere/at all");
});
