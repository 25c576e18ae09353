import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres, type Postgres } from "@madang/embedded-postgres";
import { startService, type ServiceProcess } from "@madang/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newDataKey } from "./petitions-server.ts";
import { serverFile } from "./server-file.ts";
import { draftPath, receiptIn, submitUntilReceived, visitor } from "./visitor.ts";

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

const rounds = 5;
const petitions = 24;

test(
  "a database that is killed while petitions are sent keeps every one whose number was told, and every draft that was not sent",
  { timeout: 180_000 },
  async () => {
    const receipts = new Set<string>();
    let told = 0;
    for (let round = 0; round < rounds; round += 1) {
      const citizen = visitor(service.origin);
      const drafts = await Promise.all(Array.from({ length: petitions }, () => citizen.draft()));
      const sending = drafts.map(async (draft) => ({ draft, page: await citizen.submit(draft) }));
      await Promise.race(sending);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
      process.kill(postgres.pid, "SIGKILL");
      const sent = await Promise.all(sending);
      expect(sent.every(({ page }) => [303, 422, 503].includes(page.status))).toBe(true);

      postgres = await startPostgres({ ...cluster, port: postgres.port });
      for (const { draft, page } of sent) {
        if (page.status === 303) told += 1;
        const again = await submitUntilReceived(citizen, draft);
        expect(page.status === 303 ? receiptIn(page) : again).toBe(again);
        receipts.add(again);
        expect((await citizen.get(draftPath(draft, "review"))).location).toContain(again);
      }
    }
    expect(receipts.size).toBe(rounds * petitions);
    expect(told).toBeGreaterThan(0);
    process.stdout.write(
      `killed databases: ${rounds} rounds, ${rounds * petitions} petitions, ${told} told before\n`,
    );
  },
);
