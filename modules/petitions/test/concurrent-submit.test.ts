import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { sendUntilReceived, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

const hundred = Array.from({ length: 100 }, (_, index) => index);

describe("a hundred at once", { timeout: 90_000 }, () => {
  test("different petitions get different numbers, each stored once and unchanged", async () => {
    const other = await server.startAnother();
    const sent = await Promise.all(
      hundred.map(async (index) => {
        const citizen = visitor(index % 2 === 0 ? server.origin : other.origin);
        return { index, citizen, receipt: await sendUntilReceived(citizen, { title: `제목 ${index}` }) };
      }),
    );
    for (const { index, citizen, receipt } of sent)
      expect((await citizen.get(`/petitions/status/${receipt}`)).html).toMatch(`>제목 ${index}</h1>`);
    const numbers = sent.map(({ receipt }) => receipt);
    expect(new Set(numbers).size).toBe(100);
    const rows = await server.query<{ receipt_number: string }>("select receipt_number from petitions");
    expect(rows.map((row) => row.receipt_number).sort()).toEqual(numbers.toSorted());
  });

  test("the same form is one petition with one number, for whichever answer is read", async () => {
    const key = randomUUID();
    const citizen = visitor(server.origin);
    const receipts = await Promise.all(hundred.map(() => sendUntilReceived(citizen, { key })));
    expect(new Set(receipts).size).toBe(1);
    const rows = await server.query("select id from petitions where submission_key = $1", [key]);
    expect(rows).toHaveLength(1);
    const events = await server.query(
      "select e.id from petition_events e join petitions p on p.id = e.petition_id where p.submission_key = $1",
      [key],
    );
    expect(events).toHaveLength(1);
  });
});
