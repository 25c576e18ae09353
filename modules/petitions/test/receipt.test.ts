import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm, typedValues } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { receiptIn, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

/** A Wednesday. After it come 추석 (24 to 26 September), the substitute for 3 October (the 5th) and 한글날 (the 9th). */
async function arrivedAt(receipt: string, time: string): Promise<void> {
  await server.query("update petitions set arrived_at = $2 where receipt_number = $1", [receipt, time]);
}

const file = (receipt: string, language = "ko") =>
  `/api/petitions/sent/${receipt}/receipt?language=${language}`;

describe("a receipt", () => {
  test("says when it arrived, by when it is received, and when the answer is expected, holidays left out", async () => {
    const citizen = visitor(server.origin);
    const receipt = receiptIn(await citizen.send());
    await arrivedAt(receipt, "2026-09-16T10:00:00+09:00");
    const { html } = await citizen.get(`/petitions/receipt/${receipt}`);
    expect(html).toContain("9월 16일(수) 10:00");
    expect(html).toContain("늦어도 9월 17일(목) 10:00까지 접수합니다");
    expect(html).toContain("답변 기한(예상)");
    expect(html).toContain("2026년 10월 12일(월)");
    expect(html).toContain(`/petitions/status/${receipt}#due`);
    expect(html).toContain("남***매");
    for (const value of typedValues) expect(html).not.toContain(value);
  });

  test("is saved as a file of its own, in both languages, without a word of what was written", async () => {
    const citizen = visitor(server.origin);
    const receipt = receiptIn(await citizen.send());
    for (const [language, words] of [
      ["ko", "꼭 보관해 주세요"],
      ["en", "Please keep"],
    ] as const) {
      const answer = await citizen.get(file(receipt, language));
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename=/);
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(answer.html).toMatch(/^<!doctype html><html lang=/);
      expect(answer.html).toContain(receipt);
      expect(answer.html).toContain(words);
      expect(answer.html).not.toMatch(/<script|<link|https?:/);
      for (const value of [...typedValues, completeForm.pin]) expect(answer.html).not.toContain(value);
    }
  });

  test("names that look like markup stay text in the file", async () => {
    const citizen = visitor(server.origin);
    const receipt = receiptIn(await citizen.send({ name: "<b>O'Brien</b> <i>" }));
    expect((await citizen.get(file(receipt))).html).not.toMatch(/<b>|<i>/);
  });

  test("is nobody else's: neither the file nor the page tells a stranger that it exists", async () => {
    const receipt = receiptIn(await visitor(server.origin).send());
    const stranger = visitor(server.origin);
    const missing = "M31-0304-0077-8";
    expect((await stranger.get(file(receipt))).status).toBe(404);
    expect((await stranger.get(file(missing))).status).toBe(404);
    expect((await fetch(server.origin + file(receipt))).status).toBe(404);
  });

  test("closes with the grant", async () => {
    const citizen = visitor(server.origin);
    const receipt = receiptIn(await citizen.send());
    await server.query("update grants set expires_at = now() where visitor = $1", [citizen.name]);
    expect((await citizen.get(file(receipt))).status).toBe(404);
    expect((await citizen.get(`/petitions/receipt/${receipt}`)).html).toContain("조회하기");
  });

  test("every look at it is on record", async () => {
    const citizen = visitor(server.origin);
    const receipt = receiptIn(await citizen.send());
    await citizen.get(`/petitions/receipt/${receipt}`);
    await citizen.get(file(receipt));
    const rows = await server.query<{ purpose: string }>(
      "select purpose from access_log where receipt_number = $1 order by id",
      [receipt],
    );
    expect(rows.map(({ purpose }) => purpose)).toEqual(["submit", "view-receipt", "view-receipt"]);
  });
});
