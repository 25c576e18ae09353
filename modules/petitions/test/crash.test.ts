import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { receiptIn, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

describe("a crash while petitions are sent", () => {
  test(
    "a killed module: what was acknowledged is there, and sending again never makes a second petition",
    { timeout: 90_000 },
    async () => {
      for (let round = 0; round < 4; round += 1) {
        const doomed = await server.startAnother();
        const keys = Array.from({ length: 12 }, () => randomUUID());
        const citizens = keys.map((key) => ({ key, name: randomUUID() }));
        const first = citizens.map(async ({ key, name }) =>
          visitor(doomed.origin, { name })
            .send({ key })
            .then(receiptIn, () => undefined),
        );
        await new Promise((resolve) => setTimeout(resolve, 90 + round * 70));
        await doomed.kill();
        const acknowledged = await Promise.all(first);
        for (const [index, { key, name }] of citizens.entries()) {
          const again = receiptIn(await visitor(server.origin, { name }).send({ key }));
          expect(again).toBe(acknowledged[index] ?? again);
          expect(await rowsOf(key)).toBe(1);
        }
      }
    },
  );

  test(
    "broken database connections: the answer is a receipt or the form, and the retry gives one petition",
    { timeout: 90_000 },
    async () => {
      const keys = Array.from({ length: 30 }, () => randomUUID());
      const citizen = visitor(server.origin);
      const sending = keys.map(async (key) => ({ key, page: await citizen.send({ key }) }));
      for (let round = 0; round < 6; round += 1) {
        await server.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'petitions'",
        );
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      for (const { key, page } of await Promise.all(sending)) {
        expect([303, 503]).toContain(page.status);
        const again = receiptIn(await citizen.send({ key }));
        expect(page.status === 303 ? receiptIn(page) : again).toBe(again);
        expect(await rowsOf(key)).toBe(1);
      }
    },
  );

  test("nothing is half-written: every petition has its history, its grant and its record of access", async () => {
    const [counts] = await server.query<Record<string, string>>(`select
      (select count(*) from petitions) as petitions,
      (select count(distinct petition_id) from petition_events) as with_history,
      (select count(distinct petition_id) from grants) as with_grant,
      (select count(distinct receipt_number) from access_log where purpose = 'submit') as on_record,
      (select sum(last) from receipt_counters) as numbers_given`);
    expect(new Set(Object.values(counts!))).toHaveLength(1);
  });
});

async function rowsOf(key: string): Promise<number> {
  return (await server.query("select id from petitions where submission_key = $1", [key])).length;
}
