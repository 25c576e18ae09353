import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm, typedValues } from "./complete-form.ts";
import { fieldIn, office, petitionOf } from "./office.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { visitor, type Page } from "./visitor.ts";

let server: PetitionsServer;
const written = [...typedValues, "zqrequest", "zqanswer", "zqreason"];
const pages: Page[] = [];
const citizen = { name: "", receipt: "" };

/** Walks through everything that can be done with a petition after it was sent, also wrongly. */
beforeAll(async () => {
  server = await startPetitions();
  const reader = visitor(server.origin);
  citizen.name = reader.name;
  citizen.receipt = await petitionOf(reader, { email: "zqmail@mail.example" });
  const path = `/petitions/status/${citizen.receipt}`;
  await office(server).receive(citizen.receipt, "2026-11-18T10:00:00+09:00");
  await office(server).askSupplement(citizen.receipt);
  const keep = async (page: Promise<Page>) => void pages.push(await page);
  await keep(reader.post(path, { show: "yes" }));
  await keep(reader.get(path));
  await keep(reader.get(`${path}/supplement`));
  const supplement = fieldIn(pages.at(-1)!.html, "supplement");
  await keep(
    reader.post(`${path}/supplement`, { task: "answer", supplement, answer: `900101-1234567 zqanswer` }),
  );
  await keep(reader.post(`${path}/supplement`, { task: "answer", supplement, answer: "zqanswer" }));
  await keep(reader.post(`${path}/supplement`, { task: "answer", supplement, answer: "다른 zqanswer" }));
  await keep(reader.get(`${path}/withdraw`));
  await keep(reader.post(`${path}/withdraw`, { pin: "905172", reason: "zqreason" }));
  await server.query("alter table petition_events rename column note to note_away");
  await keep(reader.post(`${path}/withdraw`, { pin: completeForm.pin, reason: "zqreason" }));
  await keep(reader.get(path));
  await server.query("alter table petition_events rename column note_away to note");
  await keep(reader.post(`${path}/withdraw`, { pin: completeForm.pin, reason: "zqreason" }));
}, 120_000);
afterAll(() => server.close());

describe("what was written, after the petition was sent", () => {
  test("stands in no address, no header and no title", () => {
    expect(pages.map(({ status }) => status)).toContain(500);
    for (const { location, headers } of pages) {
      const told = JSON.stringify([location, ...headers]);
      for (const value of written) expect(told).not.toContain(value);
    }
  });

  test("stands in no answer that says that something failed", () => {
    const failed = pages.filter(({ status }) => status >= 500);
    expect(failed).toHaveLength(2);
    for (const { html } of failed) for (const value of written) expect(html).not.toContain(value);
  });

  test("stands in no log line and no metric, nor do number, password and visitor", async () => {
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    const log = server.service.output();
    for (const route of ["page:status", "page:supplement", "page:withdraw"]) {
      expect(metrics).toContain(route);
      expect(log).toContain(route);
    }
    for (const value of [...written, citizen.receipt, citizen.name, "905172"]) {
      expect(log).not.toContain(value);
      expect(metrics).not.toContain(value);
    }
  });

  test("cannot be read in the new tables", async () => {
    const tables = ["supplements", "petition_stops", "petition_extensions", "petition_events", "access_log"];
    for (const table of tables) {
      const rows = await server.query<Record<string, unknown>>(`select * from petitions."${table}"`);
      const text = rows
        .flatMap((row) => Object.values(row))
        .map((value) =>
          Buffer.isBuffer(value) ? value.toString("utf8") + value.toString("hex") : JSON.stringify(value),
        )
        .join("\n");
      for (const value of written) {
        expect(text).not.toContain(value);
        expect(text).not.toContain(Buffer.from(value, "utf8").toString("hex"));
      }
    }
  });

  test("is never stored by a cache", () => {
    for (const { headers } of pages) expect(headers.get("cache-control")).toContain("no-store");
  });
});
