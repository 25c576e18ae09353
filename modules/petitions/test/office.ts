import { randomUUID } from "node:crypto";
import { createColumnCipher } from "../server/encryption/column-cipher.ts";
import { parseDataKeys } from "../server/encryption/data-keys.ts";
import { sealNote } from "../server/queries/sealed-note.ts";
import { sealSupplement } from "../server/queries/sealed-supplement.ts";
import type { PetitionsServer } from "./petitions-server.ts";
import { receiptIn, type Changes, type Visitor } from "./visitor.ts";

/** What the office does. It has no pages of its own, so its rows are written as its pages would write them. */
export interface Office {
  receive(receipt: string, at: string): Promise<void>;
  step(receipt: string, step: string, at?: string): Promise<void>;
  askSupplement(receipt: string, options?: { request?: string; dueOn?: string; at?: string }): Promise<void>;
  extend(receipt: string, days: number): Promise<void>;
}

export function office(server: PetitionsServer): Office {
  const cipher = createColumnCipher(parseDataKeys(server.dataKeys));
  const idOf = async (receipt: string) => {
    const [row] = await server.query<{ id: string }>("select id from petitions where receipt_number = $1", [
      receipt,
    ]);
    return row!.id;
  };
  const step: Office["step"] = async (receipt, name, at = new Date().toISOString()) => {
    const id = randomUUID();
    const { key_id, note } = sealNote(cipher, id, "");
    await server.query("update petitions set step = $2 where receipt_number = $1", [receipt, name]);
    await server.query(
      "insert into petition_events (id, petition_id, step, at, key_id, note) values ($1, $2, $3, $4, $5, $6)",
      [id, await idOf(receipt), name, at, key_id, note],
    );
  };
  return {
    step,
    async receive(receipt, at) {
      await server.query("update petitions set arrived_at = $2 where receipt_number = $1", [receipt, at]);
      await server.query("update petition_events set at = $2 where step = 'arrived' and petition_id = $1", [
        await idOf(receipt),
        at,
      ]);
      await step(receipt, "received", at);
    },
    async askSupplement(receipt, options = {}) {
      const { request = "어느 가로등인지 알려 주세요 zqrequest", dueOn = "2028-03-31" } = options;
      const { at = new Date().toISOString() } = options;
      const [id, petition] = [randomUUID(), await idOf(receipt)];
      const { key_id, ...sealed } = sealSupplement(cipher, id, { request, answer: "" });
      await server.query(
        `insert into supplements (id, petition_id, asked_at, due_on, repeated, key_id, request, answer)
         values ($1, $2, $3, $4, false, $5, $6, $7)`,
        [id, petition, at, dueOn, key_id, sealed.request, sealed.answer],
      );
      await server.query(
        "insert into petition_stops (id, petition_id, reason, from_at) values ($1, $2, 'supplement', $3)",
        [randomUUID(), petition, at],
      );
      await step(receipt, "supplement-asked", at);
    },
    async extend(receipt, days) {
      await server.query(
        "insert into petition_extensions (id, petition_id, at, days, consented) values ($1, $2, now(), $3, false)",
        [randomUUID(), await idOf(receipt), days],
      );
      await step(receipt, "extended");
    },
  };
}

/** Steps in the history of a petition, the oldest first. */
export async function stepsOf(server: PetitionsServer, receipt: string): Promise<string[]> {
  const rows = await server.query<{ step: string }>(
    `select e.step from petition_events e join petitions p on p.id = e.petition_id
     where p.receipt_number = $1 order by e.at, e.step`,
    [receipt],
  );
  return rows.map(({ step }) => step);
}

export async function stateOf(server: PetitionsServer, receipt: string): Promise<string> {
  const [row] = await server.query<{ step: string }>("select step from petitions where receipt_number = $1", [
    receipt,
  ]);
  return row!.step;
}

/** What a hidden or filled field of a page holds. */
export function fieldIn(html: string, name: string): string {
  const tag = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? "";
  return /value="([^"]*)"/.exec(tag)?.[1] ?? "";
}

/** A petition of this visitor: sent again where the busy machine did not store it in time. */
export async function petitionOf(citizen: Visitor, changes: Changes = {}): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const page = await citizen.send(changes);
    if (page.status !== 503 || attempt === 8) return receiptIn(page);
  }
}
