import { afterAll, beforeAll, expect, test } from "vitest";
import { completeForm } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { receiptIn, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

test("processes that start together on an empty database migrate it once", async () => {
  const url = await server.postgres.freshDatabase();
  const both = await Promise.all([
    server.startAnother({ DATABASE_URL: url }),
    server.startAnother({ DATABASE_URL: url }),
  ]);
  const receipts = await Promise.all(both.map(async ({ origin }) => receiptIn(await visitor(origin).send())));
  expect(new Set(receipts).size).toBe(2);
});

test("a release that starts on a database with petitions leaves them as they are", async () => {
  const receipt = receiptIn(await visitor(server.origin).send());
  const before = await server.query("select * from petitions order by id");
  const next = await server.startAnother();
  expect(await server.query("select * from petitions order by id")).toEqual(before);
  const citizen = visitor(next.origin);
  const found = await citizen.find(receipt, completeForm.pin);
  expect((await citizen.get(found.location!)).html).toContain("zqtitle");
});

test("a petition cannot lose its history, and a number cannot be given twice", async () => {
  const receipt = receiptIn(await visitor(server.origin).send());
  await expect(
    server.query("delete from petitions where receipt_number = $1", [receipt]),
  ).rejects.toMatchObject({
    code: "23503",
  });
  await expect(server.query("update petitions set receipt_number = $1", [receipt])).rejects.toMatchObject({
    code: "23505",
  });
});
