import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm } from "./complete-form.ts";
import { fieldIn, office, stateOf, stepsOf, petitionOf } from "./office.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { visitor, type Page } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

const rounds = 5;
const { pin } = completeForm;

/** Sends the same form to a process that is killed at some moment of its work; its answer, if there was one. */
async function whileKilled(
  round: number,
  send: (origin: string) => Promise<Page>,
): Promise<Page | undefined> {
  const doomed = await server.startAnother();
  const sending = send(doomed.origin).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 15 + round * 25));
  await doomed.kill();
  return sending;
}

/** A petition and its sender, known by the name of the visitor. */
async function petition(): Promise<{ name: string; receipt: string }> {
  const citizen = visitor(server.origin);
  return { name: citizen.name, receipt: await petitionOf(citizen) };
}

describe("a module that is killed at any moment", { timeout: 120_000 }, () => {
  test("while a petition is withdrawn: what was acknowledged has happened, and sending again makes it happen once", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { name, receipt } = await petition();
      const path = `/petitions/status/${receipt}/withdraw`;
      const send = (origin: string) => visitor(origin, { name }).post(path, { pin });
      const answer = await whileKilled(round, send);
      const state = await stateOf(server, receipt);
      expect((await stepsOf(server, receipt)).includes("withdrawn")).toBe(state === "withdrawn");
      expect(answer?.status === 303 && state !== "withdrawn").toBe(false);
      expect((await send(server.origin)).status).toBe(303);
      expect(await stepsOf(server, receipt)).toEqual(["arrived", "withdrawn"]);
    }
  });

  test("while a supplement is answered: the same", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { name, receipt } = await petition();
      await office(server).askSupplement(receipt);
      const path = `/petitions/status/${receipt}/supplement`;
      const page = await visitor(server.origin, { name }).get(path);
      const supplement = fieldIn(page.html, "supplement");
      const form = { task: "answer", supplement, answer: "답합니다" };
      const send = (origin: string) => visitor(origin, { name }).post(path, form);
      const answer = await whileKilled(round, send);
      const [halves] = await server.query<{ whole: boolean }>(
        `select (s.answered_at is not null) = (p.step = 'in-progress')
           and (s.answered_at is not null) = (t.to_at is not null) as whole
         from petitions p join supplements s on s.petition_id = p.id join petition_stops t on t.petition_id = p.id
         where p.receipt_number = $1`,
        [receipt],
      );
      expect(halves).toEqual({ whole: true });
      const state = await stateOf(server, receipt);
      expect(answer?.status === 303 && state !== "in-progress").toBe(false);
      expect((await send(server.origin)).status).toBe(303);
      expect(await stepsOf(server, receipt)).toEqual(["arrived", "supplement-asked", "supplement-received"]);
    }
  });

  test("and connections of the database that break: the answer is the next page or the form, the effect is one", async () => {
    const scenes = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { name, receipt } = await petition();
        return { receipt, citizen: visitor(server.origin, { name }) };
      }),
    );
    const sending = scenes.map(({ citizen, receipt }) =>
      citizen.post(`/petitions/status/${receipt}/withdraw`, { pin }),
    );
    for (let round = 0; round < 5; round += 1) {
      await server.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'petitions'",
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    for (const page of await Promise.all(sending)) expect([303, 503]).toContain(page.status);
    for (const { citizen, receipt } of scenes) {
      expect((await citizen.post(`/petitions/status/${receipt}/withdraw`, { pin })).status).toBe(303);
      expect(await stepsOf(server, receipt)).toEqual(["arrived", "withdrawn"]);
    }
  });
});
