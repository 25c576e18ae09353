import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isReceiptNumber } from "../contract/public.ts";
import { completeForm } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { receiptIn, titleOf, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

describe("sending a petition", () => {
  test("the form opens in both languages, with a key of its own each time", async () => {
    const korean = await visitor(server.origin).get("/petitions/new?type=grievance");
    const english = await visitor(server.origin, { language: "en" }).get("/petitions/new");
    expect([korean.status, english.status]).toEqual([200, 200]);
    expect(korean.html).toContain("어떤 민원인가요?");
    expect(english.html).toContain("What kind of petition is it?");
    const keys = [korean, english].map(({ html }) => /name="key" value="([^"]+)"/.exec(html)?.[1]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[0]).not.toBe(keys[1]);
    expect(korean.html).toMatch(/<input[^>]*checked[^>]*value="grievance"|value="grievance"[^>]*checked/);
  });

  test("a complete form is stored, then leads to its receipt", async () => {
    const citizen = visitor(server.origin);
    const sent = await citizen.send();
    const receipt = receiptIn(sent);
    expect(isReceiptNumber(receipt)).toBe(true);
    const rows = await server.query<{ step: string }>(
      "select step from petitions where receipt_number = $1",
      [receipt],
    );
    expect(rows).toEqual([{ step: "arrived" }]);
    const page = await citizen.get(sent.location!);
    expect(page.status).toBe(200);
    expect(page.html).toContain(`민원을 접수했습니다. 접수번호는 ${receipt}입니다.`);
    expect(page.html).toContain("남***매");
    expect(page.html).not.toContain(completeForm.name);
    expect(page.headers.get("cache-control")).toBe("private, no-store");
  });

  test("an English form leads to an English receipt", async () => {
    const citizen = visitor(server.origin, { language: "en" });
    const sent = await citizen.send();
    expect(sent.location).toMatch(/^\/en\/petitions\/receipt\/M/);
  });

  test("numbers of a day follow each other without gaps, also after refused forms", async () => {
    const citizen = visitor(server.origin);
    const first = receiptIn(await citizen.send());
    await citizen.send({ title: "" });
    const key = randomUUID();
    const second = receiptIn(await citizen.send({ key }));
    await citizen.send({ key });
    const third = receiptIn(await citizen.send());
    const sequence = (receipt: string) => Number(receipt.split("-")[2]);
    expect([sequence(second), sequence(third)]).toEqual([sequence(first) + 1, sequence(first) + 2]);
  });

  test("a refused form is shown again with its messages and everything but the password", async () => {
    const key = randomUUID();
    const page = await visitor(server.origin).send({ key, title: "", email: "not an address" });
    expect(page.status).toBe(422);
    expect(page.html).toContain("두 가지를 고쳐 주세요");
    expect(titleOf(page)).toBe("오류 2건: 민원 신청");
    expect(page.html).toContain('href="#title"');
    expect(page.html).toContain("제목을 써 주세요");
    expect(page.html).toContain("전자우편 주소를 hanul@mail.example 같은 꼴로 써 주세요");
    for (const kept of ["zqbody", "zqplace", "남궁보라매", "not an address", key])
      expect(page.html).toContain(kept);
    expect(page.html).not.toContain(completeForm.pin);
  });

  test("a registration number is refused kindly, and nothing is stored", async () => {
    const before = await server.query("select id from petitions");
    const page = await visitor(server.origin).send({ body: "제 번호는 900817-1234567입니다" });
    expect(page.status).toBe(422);
    expect(page.html).toContain(
      "주민등록번호로 보이는 숫자가 있습니다. 민원 처리에 필요하지 않으니 지워 주세요",
    );
    expect(await server.query("select id from petitions")).toEqual(before);
  });

  test("the same form twice is one petition, and the second answer leads to the same receipt", async () => {
    const key = randomUUID();
    const citizen = visitor(server.origin);
    const first = receiptIn(await citizen.send({ key }));
    expect(receiptIn(await citizen.send({ key }))).toBe(first);
    expect(await server.query("select id from petitions where submission_key = $1", [key])).toHaveLength(1);
  });

  test("the same form with other words is told apart, and a new key lets it be sent as a new petition", async () => {
    const key = randomUUID();
    const citizen = visitor(server.origin);
    const first = receiptIn(await citizen.send({ key }));
    const changed = await citizen.send({ key, body: "고쳐 쓴 내용" });
    expect(changed.status).toBe(422);
    expect(changed.html).toContain(first);
    expect(changed.html).toContain("고쳐 쓴 내용");
    const fresh = /name="key" value="([^"]+)"/.exec(changed.html)?.[1] ?? "";
    expect(fresh).not.toBe(key);
    expect(receiptIn(await citizen.send({ key: fresh, body: "고쳐 쓴 내용" }))).not.toBe(first);
  });

  test("a form without its key is shown again with a key", async () => {
    const page = await visitor(server.origin).send({ key: "" });
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/name="key" value="[0-9a-f-]{36}"/);
  });
});
