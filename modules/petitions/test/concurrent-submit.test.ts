import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { draftPath, submitUntilReceived, visitor } from "./visitor.ts";

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
        const draft = await citizen.draft({ title: `제목 ${index}` });
        return { index, citizen, receipt: await submitUntilReceived(citizen, draft) };
      }),
    );
    for (const { index, citizen, receipt } of sent)
      expect((await citizen.get(`/petitions/status/${receipt}`)).html).toContain(`제목 ${index}<`);
    const numbers = sent.map(({ receipt }) => receipt);
    expect(new Set(numbers).size).toBe(100);
    const rows = await server.query<{ receipt_number: string }>("select receipt_number from petitions");
    expect(rows.map((row) => row.receipt_number).sort()).toEqual(numbers.toSorted());
    expect(await server.query("select id from drafts")).toEqual([]);
  });

  test("the same draft is one petition with one number, for whichever answer is read", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const receipts = await Promise.all(hundred.map(() => submitUntilReceived(citizen, draft)));
    expect(new Set(receipts).size).toBe(1);
    const rows = await server.query("select id from petitions where submission_key = $1", [draft]);
    expect(rows).toHaveLength(1);
    const events = await server.query(
      "select e.id from petition_events e join petitions p on p.id = e.petition_id where p.submission_key = $1",
      [draft],
    );
    expect(events).toHaveLength(1);
  });

  test("saves of one draft leave it whole, with the words of one of them", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.begin();
    const pages = await Promise.all(
      hundred.map((index) =>
        citizen.step(draft, "content", { title: `제목 ${index}`, place: `곳 ${index}` }),
      ),
    );
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([303]));
    const { html } = await citizen.get(draftPath(draft, "content"));
    const number = /value="제목 (\d+)"/.exec(html)?.[1];
    expect(html).toContain(`value="곳 ${number}"`);
  });

  test("while it is sent, a draft that is saved again is sent as it was looked at, or not at all", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const saves = hundred
      .slice(0, 20)
      .map((index) => citizen.step(draft, "content", { title: `제목 ${index}` }));
    const [sent] = await Promise.all([citizen.submit(draft), ...saves]);
    const stored = await server.query("select id from petitions where submission_key = $1", [draft]);
    expect([303, 422]).toContain(sent.status);
    expect(stored).toHaveLength(sent.status === 303 ? 1 : 0);
    expect(await server.query("select id from drafts where id = $1", [draft])).toHaveLength(
      sent.status === 303 ? 0 : 1,
    );
  });
});
