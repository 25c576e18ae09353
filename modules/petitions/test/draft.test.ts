import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { codeIn, draftIn, draftPath, receiptIn, titleOf, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

const content = ({ title, body, place, type } = completeForm) => ({ title, body, place, type });

describe("a draft", () => {
  test("keeps each step as it is sent, and shows it again", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.begin();
    const sent = await citizen.step(draft, "content");
    expect(sent.location).toBe(draftPath(draft, "files"));
    const page = await citizen.get(draftPath(draft, "content"));
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    for (const kept of ["zqtitle", "zqbody", "zqplace"]) expect(page.html).toContain(kept);
    expect(page.html).toMatch(
      /저장했습니다 \d\d:\d\d\. \d+월 \d+일\(.\) \d\d:\d\d까지 이어서 쓸 수 있습니다/,
    );
    expect(page.html).toMatch(/<li aria-current="step"><b>2<\/b>내용/);
    expect(titleOf(page)).not.toContain("zqtitle");
  });

  test("keeps what is not complete too, and says what to mend", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.begin();
    const page = await citizen.step(draft, "content", { title: "" });
    expect(page.status).toBe(422);
    expect(titleOf(page)).toMatch(/^오류 1건: /);
    expect(page.html).toContain('href="#title"');
    expect(page.html).toContain("제목을 써 주세요");
    expect(page.html).toContain("zqbody");
    expect((await citizen.get(draftPath(draft, "content"))).html).toContain("zqbody");
  });

  test("a registration number is refused kindly", async () => {
    const citizen = visitor(server.origin);
    const page = await citizen.send({ body: "제 번호는 900817-1234567입니다" });
    expect(page.status).toBe(422);
    expect(page.html).toContain("주민등록번호로 보이는 숫자가 있습니다");
  });

  test("is saved without being checked by the button beside and by the browser itself", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.begin();
    for (const [save, body] of [
      ["later", "zqlater"],
      ["auto", "zqauto"],
    ] as const) {
      const page = await citizen.post(draftPath(draft, "content"), { ...content(), title: "", body, save });
      expect([page.status, page.location]).toEqual([303, draftPath(draft, "content")]);
      expect((await citizen.get(draftPath(draft, "content"))).html).toContain(body);
    }
  });

  test("a form that lacks a field does not empty it", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    await citizen.post(draftPath(draft, "content"), { title: "zqonly", save: "auto" });
    const page = await citizen.get(draftPath(draft, "content"));
    for (const kept of ["zqonly", "zqbody", "zqplace"]) expect(page.html).toContain(kept);
  });

  test("opens to nobody but its visitor, and tells a stranger nothing", async () => {
    const citizen = visitor(server.origin);
    const stranger = visitor(server.origin);
    const draft = await citizen.draft();
    const missing = crypto.randomUUID();
    for (const step of ["content", "files", "applicant", "review", "delete"]) {
      const page = await stranger.get(draftPath(draft, step));
      expect([page.status, page.location, page.html]).toEqual([303, "/petitions/resume?ended=away", ""]);
      expect((await stranger.get(draftPath(missing, step))).location).toBe(page.location);
    }
    await stranger.post(draftPath(draft, "delete"), {});
    await stranger.step(draft, "content", { title: "zqforged" });
    await stranger.post(draftPath(draft, "content"), { ...content(), title: "zqforged", save: "auto" });
    await stranger.submit(draft);
    const page = await citizen.get(draftPath(draft, "review"));
    expect(page.html).toContain("zqtitle");
    expect(page.html).not.toContain("zqforged");
    expect(await server.query("select id from petitions where submission_key = $1", [draft])).toEqual([]);
  });

  test("what a visitor types into a page whose draft is not theirs is kept in a draft of their own", async () => {
    const stranger = visitor(server.origin);
    const other = await visitor(server.origin).draft();
    const page = await stranger.step(other, "content", { title: "zqown" });
    const own = /ended=away&draft=([0-9a-f-]{36})$/.exec(page.location ?? "")?.[1];
    expect(own).not.toBe(other);
    expect((await stranger.get(page.location!)).html).toContain(draftPath(own!, "content"));
    expect((await stranger.get(draftPath(own!, "content"))).html).toContain("zqown");
  });

  test("a page that saves by itself is told plainly when its draft is gone", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.begin();
    await citizen.post(draftPath(draft, "delete"), {});
    const page = await citizen.post(draftPath(draft, "content"), { ...content(), save: "auto" });
    expect(page.status).toBe(410);
  });

  test("is deleted at once, and says so afterwards", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    expect((await citizen.get(draftPath(draft, "delete"))).html).toContain("이 신청서를 지울까요?");
    const gone = await citizen.post(draftPath(draft, "delete"), {});
    expect([gone.status, gone.location]).toEqual([303, "/petitions/resume?ended=deleted"]);
    expect(await server.query("select id from drafts where id = $1", [draft])).toEqual([]);
    const page = await citizen.get((await citizen.get(draftPath(draft, "content"))).location!);
    expect(page.html).toContain("신청서를 지웠습니다");
    expect((await citizen.post(draftPath(draft, "delete"), {})).location).toBe(gone.location);
  });

  test("lives for seven days from the last save, and no longer", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const [kept] = await server.query<{ days: string }>(
      "select extract(epoch from expires_at - saved_at) / 86400 as days from drafts where id = $1",
      [draft],
    );
    expect(Number(kept!.days)).toBe(7);
    await server.query("update drafts set expires_at = now() - interval '1 second' where id = $1", [draft]);
    const asked = await citizen.get(draftPath(draft, "content"));
    expect(asked.location).toBe("/petitions/resume?ended=expired");
    expect((await citizen.get(asked.location!)).html).toContain("신청서 저장 기간이 끝났습니다");
    const refused = await citizen.submit(draft);
    expect(refused.location).toBe("/petitions/resume?ended=expired");
    const saved = await citizen.step(draft, "applicant");
    expect(saved.location).toMatch(/ended=expired&draft=/);
    const own = saved.location!.slice(-36);
    expect((await citizen.get(draftPath(own, "applicant"))).html).toContain("남궁보라매");
  });

  test("is cleared away by the module itself when its time is over, and what it held with it", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const still = await citizen.draft();
    await server.query("update drafts set expires_at = now() - interval '1 second' where id = $1", [draft]);
    await server.query("insert into ended_drafts values ($1, '\\x00', 'sent', now() - interval '31 days')", [
      crypto.randomUUID(),
    ]);
    // A process clears as it starts and every minute from then on.
    await server.startAnother();
    await expect
      .poll(() =>
        server.query("select how from ended_drafts where draft_id = $1 or code_digest = '\\x00'", [draft]),
      )
      .toEqual([{ how: "expired" }]);
    expect(await server.query("select id from drafts where id = $1", [draft])).toEqual([]);
    expect((await citizen.get(draftPath(still, "content"))).status).toBe(200);
    expect((await citizen.get(draftPath(draft, "content"))).location).toContain("ended=expired");
  });
});

describe("a code to continue", () => {
  test("opens the draft on another device, as people type it, and goes on being shown", async () => {
    const first = visitor(server.origin);
    const draft = await first.draft();
    const code = codeIn(await first.get(draftPath(draft, "content")));
    expect(code).toMatch(/^[2-9A-Y]{4}(-[2-9A-Y]{4}){3}$/);
    const second = visitor(server.origin);
    const typed = ` ${code.toLowerCase().replaceAll("-", " ")} `;
    const resumed = await second.post("/petitions/resume", { code: typed });
    expect(draftIn(resumed)).toBe(draft);
    const page = await second.get(resumed.location!);
    expect(page.html).toContain("zqtitle");
    for (const step of ["content", "files", "applicant", "review"])
      expect((await second.get(draftPath(draft, step))).html).toContain(code);
    receiptIn(await second.submit(draft));
    expect((await first.get(draftPath(draft, "content"))).location).toMatch(/\/petitions\/receipt\//);
  });

  test("comes in a link whose page changes nothing until the button is pressed", async () => {
    const first = visitor(server.origin);
    const draft = await first.draft();
    const link = /href="(\/petitions\/resume\?code=[^"]+)"/.exec(
      (await first.get(draftPath(draft, "applicant"))).html,
    )![1]!;
    const second = visitor(server.origin);
    const page = await second.get(link);
    expect(page.html).toContain(`value="${codeIn(await first.get(draftPath(draft, "files")))}"`);
    expect(page.html).not.toContain("zqtitle");
    expect((await second.get(draftPath(draft, "content"))).status).toBe(303);
    expect(JSON.parse(page.headers.get("madang-fragment")!)).toMatchObject({ robots: "noindex" });
  });

  test("stands in no table", async () => {
    const citizen = visitor(server.origin);
    const code = codeIn(await citizen.get(draftPath(await citizen.draft(), "content")));
    const rows = await server.query<Record<string, unknown>>("select * from drafts");
    for (const text of [code, code.replaceAll("-", "")])
      for (const row of rows)
        for (const value of Object.values(row))
          expect(Buffer.isBuffer(value) ? value.toString("latin1") : String(value)).not.toContain(text);
  });

  test("says what became of a draft that was sent, deleted or has expired", async () => {
    const endings = {
      sent: async (citizen: ReturnType<typeof visitor>, draft: string) => citizen.submit(draft),
      deleted: async (citizen: ReturnType<typeof visitor>, draft: string) =>
        citizen.post(draftPath(draft, "delete"), {}),
    };
    for (const [how, words] of [
      ["sent", "이미 보내셨습니다"],
      ["deleted", "지우신 신청서입니다"],
    ] as const) {
      const citizen = visitor(server.origin);
      const draft = await citizen.draft();
      const code = codeIn(await citizen.get(draftPath(draft, "content")));
      await endings[how](citizen, draft);
      const page = await visitor(server.origin).post("/petitions/resume", { code });
      expect(page.status).toBe(422);
      expect(page.html).toContain(words);
    }
  });

  test.each([
    ["", "이어 쓰기 코드를 써 주세요"],
    ["K7MF-2XQR", "영어 글자와 숫자 16자리"],
    ["K7MF-2XQR-9TCA-WPH0", "영어 글자와 숫자 16자리"],
    ["x".repeat(5000), "영어 글자와 숫자 16자리"],
    ["K7MF-2XQR-9TCA-WPHD", "이 코드로 저장된 신청서가 없습니다"],
  ])("%j is refused with what to do", async (code, words) => {
    const page = await visitor(server.origin).post("/petitions/resume", { code });
    expect(page.status).toBe(422);
    expect(page.html).toContain(words);
  });

  test("cannot be tried out: an address is held up after twenty wrong ones, at once or one by one", async () => {
    const headers = { forwarded: "for=203.0.113.9" };
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        fetch(`${server.origin}/petitions/resume`, {
          method: "POST",
          redirect: "manual",
          headers: { ...headers, "madang-visitor": `guesser-${index}` },
          body: new URLSearchParams({ code: "K7MF-2XQR-9TCA-WPHD" }),
        }),
      ),
    );
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    const held = tries.find(({ status }) => status === 429)!;
    expect(held.headers.get("retry-after")).toBe("600");
    expect(await held.text()).toContain("잠시 열 수 없습니다");
    const [row] = await server.query<{ subject: Buffer }>(
      "select subject from resume_attempts where failures >= 30",
    );
    expect(row!.subject.toString("latin1")).not.toContain("203.0.113.9");
  });
});
