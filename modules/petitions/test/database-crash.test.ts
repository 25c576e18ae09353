import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres, type Postgres } from "@madang/embedded-postgres";
import { startService, type ServiceProcess } from "@madang/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newDataKey } from "./petitions-server.ts";
import { serverFile } from "./server-file.ts";
import { receiptIn, visitor } from "./visitor.ts";

const parent = mkdtempSync(path.join(tmpdir(), "petitions-crash-"));
const cluster = { folder: path.join(parent, "data"), password: randomUUID() };
let postgres: Postgres;
let service: ServiceProcess;

beforeAll(async () => {
  chmodSync(parent, 0o711);
  postgres = await startPostgres(cluster);
  const env = { DATABASE_URL: await postgres.createDatabase("portal"), MADANG_DATA_KEYS: newDataKey("k1") };
  service = await startService({ name: "petitions", file: serverFile, env });
});
afterAll(async () => {
  await service.stop();
  await postgres.stop({ withinMs: 3000 });
  rmSync(parent, { recursive: true, force: true });
});

test(
  "a database that is killed while petitions are sent keeps every one whose number was told",
  { timeout: 90_000 },
  async () => {
    const keys = Array.from({ length: 40 }, () => randomUUID());
    const citizen = visitor(service.origin);
    const sending = keys.map(async (key) => ({ key, page: await citizen.send({ key }) }));
    await Promise.race(sending);
    await new Promise((resolve) => setTimeout(resolve, 150));
    process.kill(postgres.pid, "SIGKILL");
    const sent = await Promise.all(sending);
    const told = sent.filter(({ page }) => page.status === 303);
    expect(told.length).toBeGreaterThan(0);
    expect(sent.every(({ page }) => [303, 503].includes(page.status))).toBe(true);

    postgres = await startPostgres({ ...cluster, port: postgres.port });
    const receipts = new Set<string>();
    for (const { key, page } of sent) {
      const again = receiptIn(await citizen.send({ key }));
      expect(page.status === 303 ? receiptIn(page) : again).toBe(again);
      receipts.add(again);
    }
    expect(receipts.size).toBe(keys.length);
  },
);
