import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isReceiptNumber } from "../contract/public.ts";
import { completeForm } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { draftPath, receiptIn, revisionIn, titleOf, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

async function petitionsOf(draft: string): Promise<number> {
  return (await server.query("select id from petitions where submission_key = $1", [draft])).length;
}

describe("choosing a type", () => {
  test("the page opens in both languages, says how each kind is counted, and chooses what the address names", async () => {
    const korean = await visitor(server.origin).get("/petitions/new?type=grievance");
    const english = await visitor(server.origin, { language: "en" }).get("/petitions/new");
    expect([korean.status, english.status]).toEqual([200, 200]);
    expect(korean.html).toContain("어떤 민원인가요?");
    expect(korean.html).toContain("접수한 날부터 7일");
    expect(english.html).toContain("What kind of petition is it?");
    expect(korean.html).toMatch(/<input[^>]*checked[^>]*value="grievance"|value="grievance"[^>]*checked/);
    expect(english.html).not.toContain("checked");
    expect(await server.query("select id from drafts")).toEqual([]);
  });

  test("nothing chosen is told, and no draft is made", async () => {
    const page = await visitor(server.origin).send({ type: "" });
    expect(page.status).toBe(422);
    expect(page.html).toContain("민원 유형을 골라 주세요");
    expect(await server.query("select id from drafts")).toEqual([]);
  });
});

describe("sending a petition", () => {
  test("a complete draft is stored, then leads to its receipt, and is itself gone", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const sent = await citizen.submit(draft);
    const receipt = receiptIn(sent);
    expect(isReceiptNumber(receipt)).toBe(true);
    const rows = await server.query<{ step: string }>(
      "select step from petitions where receipt_number = $1 and submission_key = $2",
      [receipt, draft],
    );
    expect(rows).toEqual([{ step: "arrived" }]);
    expect(await server.query("select id from drafts where id = $1", [draft])).toEqual([]);
    const page = await citizen.get(sent.location!);
    expect(page.status).toBe(200);
    expect(page.html).toContain(`접수번호는 ${receipt}입니다.`);
    expect(page.html).toContain("남***매");
    expect(page.html).not.toContain(completeForm.name);
    expect(page.headers.get("cache-control")).toBe("private, no-store");
  });

  test("an English form leads to an English receipt", async () => {
    const sent = await visitor(server.origin, { language: "en" }).send();
    expect(sent.location).toMatch(/^\/en\/petitions\/receipt\/M/);
  });

  test("numbers of a day follow each other without gaps, also after refused forms", async () => {
    const citizen = visitor(server.origin);
    const first = receiptIn(await citizen.send());
    await citizen.send({ title: "" });
    const draft = await citizen.draft();
    const second = receiptIn(await citizen.submit(draft));
    await citizen.submit(draft);
    await citizen.send({ pinAgain: "1" });
    const third = receiptIn(await citizen.send());
    const sequence = (receipt: string) => Number(receipt.split("-")[2]);
    expect([sequence(second), sequence(third)]).toEqual([sequence(first) + 1, sequence(first) + 2]);
  });

  test("the review shows everything with the way to change it, and asks for the password", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const page = await citizen.get(draftPath(draft, "review"));
    for (const shown of ["건의", "zqtitle", "zqbody", "zqplace", "남궁보라매", "000-7391-5824", "zqmail"])
      expect(page.html).toContain(shown);
    for (const step of ["content", "files", "applicant"])
      expect(page.html).toContain(`href="${draftPath(draft, step)}"`);
    expect(page.html).toContain('name="pinAgain"');
  });

  test("a password that does not fit is told, keeps the consent, and sends nothing", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const page = await citizen.submit(draft, { pin: "123456", pinAgain: "380416" });
    expect(page.status).toBe(422);
    expect(titleOf(page)).toMatch(/^오류 1건: /);
    expect(page.html).toMatch(/name="consent"[^>]*checked|checked[^>]*name="consent"/);
    expect(page.html).not.toContain('123456"');
    expect(page.html).not.toContain(completeForm.pin);
    expect(await petitionsOf(draft)).toBe(0);
    receiptIn(await citizen.submit(draft));
  });

  test("a draft that is not complete says what is missing and where, and cannot be sent", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.begin();
    await citizen.step(draft, "content", { title: "" });
    const review = await citizen.get(draftPath(draft, "review"));
    expect(review.html).toContain(`${draftPath(draft, "content")}#title`);
    expect(review.html).toContain(`${draftPath(draft, "applicant")}#name`);
    expect(review.html).not.toContain('id="send"');
    const sent = await citizen.submit(draft);
    expect(sent.status).toBe(422);
    expect(await petitionsOf(draft)).toBe(0);
  });

  test("sending the same draft twice is one petition, and the second answer leads to the same receipt", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const first = receiptIn(await citizen.submit(draft));
    expect(receiptIn(await citizen.submit(draft))).toBe(first);
    expect(await petitionsOf(draft)).toBe(1);
  });

  test("with another password the second answer leads to the receipt's address and grants nothing", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const first = receiptIn(await citizen.submit(draft));
    await server.query("update grants set expires_at = now() - interval '1 minute'");
    const again = await citizen.submit(draft, { pin: "905172", pinAgain: "905172" });
    expect(receiptIn(again)).toBe(first);
    expect((await citizen.get(again.location!)).html).not.toContain("남***매");
    const right = await citizen.submit(draft);
    expect((await citizen.get(right.location!)).html).toContain("남***매");
  });

  test("back from the receipt, every step leads to the receipt again", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const receipt = receiptIn(await citizen.submit(draft));
    for (const step of ["content", "files", "applicant", "review", "delete"])
      expect((await citizen.get(draftPath(draft, step))).location).toBe(`/petitions/receipt/${receipt}`);
    expect((await citizen.step(draft, "content", { title: "새 제목" })).location).toBe(
      `/petitions/receipt/${receipt}`,
    );
  });

  test("what was changed after it was looked at is not sent unseen", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const seen = revisionIn(await citizen.get(draftPath(draft, "review")))!;
    await citizen.step(draft, "content", { title: "다른 창에서 고친 제목" });
    const { pin, pinAgain, consent } = completeForm;
    const form = { revision: seen, pin, pinAgain, consent };
    const page = await citizen.post(draftPath(draft, "review"), form);
    expect(page.status).toBe(422);
    expect(page.html).toContain("다른 창에서 고친 제목");
    expect(page.html).toContain("확인하신 뒤에 내용이 바뀌어 아직 보내지 않았습니다");
    expect(await petitionsOf(draft)).toBe(0);
    const now = revisionIn(page)!;
    receiptIn(await citizen.post(draftPath(draft, "review"), { ...form, revision: now }));
  });

  test("saving again without a change does not send anyone back to the review", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const seen = revisionIn(await citizen.get(draftPath(draft, "review")));
    await citizen.step(draft, "content");
    expect(revisionIn(await citizen.get(draftPath(draft, "review")))).toBe(seen);
  });
});
