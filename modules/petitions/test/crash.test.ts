import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { draftPath, receiptIn, submitUntilReceived, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

/** Milliseconds at which something breaks, spread at random over the time that a form takes. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 900));

async function rowsOf(draft: string): Promise<number> {
  return (await server.query("select id from petitions where submission_key = $1", [draft])).length;
}

function draftsOf(count: number) {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const citizen = visitor(server.origin);
      return { name: citizen.name, draft: await citizen.draft() };
    }),
  );
}

describe("a crash while petitions are sent", () => {
  test(
    "a killed module: what was acknowledged is there, and sending again never makes a second petition",
    { timeout: 120_000 },
    async () => {
      const rounds = 12;
      let acknowledged = 0;
      for (let round = 0; round < rounds; round += 1) {
        const drafts = await draftsOf(10);
        const doomed = await server.startAnother();
        const first = drafts.map(async ({ name, draft }) =>
          visitor(doomed.origin, { name })
            .submit(draft)
            .then(receiptIn, () => undefined),
        );
        await moment();
        await doomed.kill();
        const told = await Promise.all(first);
        acknowledged += told.filter((receipt) => receipt !== undefined).length;
        for (const [index, { name, draft }] of drafts.entries()) {
          const again = receiptIn(await visitor(server.origin, { name }).submit(draft));
          expect(again).toBe(told[index] ?? again);
          expect(await rowsOf(draft)).toBe(1);
        }
      }
      process.stdout.write(
        `killed modules: ${rounds} rounds, ${rounds * 10} petitions, ${acknowledged} told before\n`,
      );
    },
  );

  test(
    "a killed module while steps are saved: what was said to be saved is there",
    { timeout: 90_000 },
    async () => {
      for (let round = 0; round < 4; round += 1) {
        const drafts = await draftsOf(6);
        const doomed = await server.startAnother();
        const saving = drafts.map(async ({ name, draft }, index) => {
          const citizen = visitor(doomed.origin, { name });
          return citizen.step(draft, "content", { title: `zqsaved ${round} ${index}` }).then(
            ({ status }) => status === 303,
            () => false,
          );
        });
        await moment();
        await doomed.kill();
        for (const [index, saved] of (await Promise.all(saving)).entries()) {
          const { name, draft } = drafts[index]!;
          const { html } = await visitor(server.origin, { name }).get(draftPath(draft, "content"));
          expect(html).toContain(saved ? `zqsaved ${round} ${index}` : "zq");
        }
      }
    },
  );

  test(
    "broken database connections: the answer is a receipt or the form, and the retry gives one petition",
    { timeout: 90_000 },
    async () => {
      const drafts = await draftsOf(30);
      const sending = drafts.map(async ({ name, draft }) => {
        const citizen = visitor(server.origin, { name });
        return { citizen, draft, page: await citizen.submit(draft) };
      });
      for (let round = 0; round < 6; round += 1) {
        await server.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'petitions'",
        );
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      for (const { citizen, draft, page } of await Promise.all(sending)) {
        expect([303, 422, 503]).toContain(page.status);
        const again = await submitUntilReceived(citizen, draft);
        expect(page.status === 303 ? receiptIn(page) : again).toBe(again);
        expect(await rowsOf(draft)).toBe(1);
      }
    },
  );

  test("nothing is half-written: every petition has its history, its grant and its record of access, and no draft", async () => {
    const [counts] = await server.query<Record<string, string>>(`select
      (select count(*) from petitions) as petitions,
      (select count(distinct petition_id) from petition_events) as with_history,
      (select count(distinct petition_id) from grants) as with_grant,
      (select count(distinct receipt_number) from access_log where purpose = 'submit') as on_record,
      (select count(*) from ended_drafts where how = 'sent') as drafts_sent,
      (select sum(last) from receipt_counters) as numbers_given`);
    expect(new Set(Object.values(counts!))).toHaveLength(1);
    expect(
      await server.query("select id from drafts where id in (select submission_key from petitions)"),
    ).toEqual([]);
  });
});
