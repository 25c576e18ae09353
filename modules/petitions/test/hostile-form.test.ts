import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { draftPath, receiptIn, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

const markup = `"><script>alert(1)</script><img src=x onerror=alert(2)>'; drop table petitions; --`;
const urlencoded = "application/x-www-form-urlencoded";
const steps = ["content", "applicant", "review", "delete"] as const;

interface Raw {
  readonly path: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly name?: string;
}

function sendRaw({ path, body, type = urlencoded, name = randomUUID() }: Raw): Promise<Response> {
  const headers = { "madang-visitor": name, "content-type": type };
  return fetch(server.origin + path, { method: "POST", redirect: "manual", headers, body });
}

const encoded = (changes: Record<string, string> = {}) =>
  new URLSearchParams({ ...completeForm, ...changes }).toString();

/** Everything that the database holds of petitions and drafts. */
async function stored(): Promise<unknown[]> {
  return server.query(
    "select id::text, saved_at, revision from drafts union all select id::text, arrived_at, 0 from petitions order by 1",
  );
}

describe("hostile input", () => {
  test("markup and SQL in every field of every step are shown again as plain text", async () => {
    for (const field of Object.keys(completeForm)) {
      const page = await visitor(server.origin).send({ [field]: markup });
      expect([303, 422]).toContain(page.status);
      expect(page.html).not.toContain("<script>alert");
      expect(page.html).not.toContain("<img src=x");
    }
    const script = (await visitor(server.origin).send({ body: `</script><!--${markup}`, title: "" })).html;
    expect(script.match(/<script/g)).toHaveLength(1);
    expect(script).not.toContain("</script><!--");
  });

  test("markup and SQL in texts are kept as they are, and shown as plain text", async () => {
    const citizen = visitor(server.origin);
    const title = markup.slice(0, 80);
    const draft = await citizen.draft({ title, body: markup, place: markup, name: "<b>O'Brien</b>" });
    const review = await citizen.get(draftPath(draft, "review"));
    for (const page of [review, await citizen.get(draftPath(draft, "content"))]) {
      expect(page.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
      expect(page.html).not.toContain("<script>alert");
      expect(page.headers.get("madang-fragment")).not.toContain("script");
    }
    const receipt = receiptIn(await citizen.submit(draft));
    const status = await citizen.get(`/petitions/status/${receipt}`);
    expect(status.html).not.toContain("<script>alert");
    expect(status.headers.get("madang-fragment")).not.toContain("script");
  });

  test("a text too long comes back whole, is kept, and says how much is too much", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.begin();
    const body = "가".repeat(20_000);
    const page = await citizen.step(draft, "content", { body });
    expect(page.status).toBe(422);
    expect(page.html).toContain("18,000자를 줄여 주세요");
    expect(page.html).toContain(body);
    expect((await citizen.get(draftPath(draft, "content"))).html).toContain(body);
  });

  test("a text beyond all measure comes back whole too, but is not kept, and is not said to be", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.begin();
    const body = "가".repeat(20_001);
    const page = await citizen.step(draft, "content", { body });
    expect(page.status).toBe(422);
    expect(page.html).toContain(body);
    const byItself = await citizen.post(draftPath(draft, "content"), { body, save: "auto" });
    expect(byItself.status).toBe(422);
    expect((await citizen.get(draftPath(draft, "content"))).html).not.toContain("가가가");
  });

  test.each(["new", "resume", ...steps])("a body without end is cut off: %s", async (step) => {
    const path = step === "new" || step === "resume" ? `/petitions/${step}` : draftPath(randomUUID(), step);
    const answer = await sendRaw({ path, body: `title=${"a".repeat(600 * 1024)}` });
    expect(answer.status).toBe(413);
  });

  test.each([
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=euc-kr",
    "",
  ])("a form of type %j is refused at every step", async (type) => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const before = await stored();
    for (const path of ["/petitions/new", ...steps.map((step) => draftPath(draft, step))])
      expect((await sendRaw({ path, body: encoded(), type, name: citizen.name })).status).toBe(415);
    expect(await stored()).toEqual(before);
  });

  test.each([
    ["a NUL", "title=a%00b"],
    ["bytes that are not UTF-8", "title=%C7%CF"],
    ["half an escape", "title=%E"],
    ["too many fields", "a=b&".repeat(600)],
  ])("%s is refused at every step before anything is kept", async (_name, part) => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const before = await stored();
    for (const path of ["/petitions/new", ...steps.map((step) => draftPath(draft, step))])
      expect((await sendRaw({ path, body: `${encoded()}&${part}`, name: citizen.name })).status).toBe(400);
    expect(await stored()).toEqual(before);
  });

  test("characters that nobody can see are taken out, told, and what remains can be sent", async () => {
    const page = await visitor(server.origin).send({ body: "보이는\u0007 글\u0085" });
    expect(page.status).toBe(422);
    expect(page.html).toContain("읽을 수 없는 글자가 있어 그 글자만 뺐습니다");
    expect(page.html).toContain("보이는 글</textarea>");
    receiptIn(await visitor(server.origin).send({ body: "보이는 글" }));
  });

  test("a field sent twice is told, at the steps and at the review", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const twice = (step: string, field: string, value: string) =>
      sendRaw({
        path: draftPath(draft, step),
        body: `${encoded()}&${field}=${encodeURIComponent(value)}`,
        name: citizen.name,
      });
    const content = await twice("content", "title", "다른 제목");
    expect(content.status).toBe(422);
    expect(await content.text()).toContain("제목: 값이 두 번 왔습니다");
    expect((await twice("review", "pin", "380416")).status).toBe(422);
    expect(await server.query("select id from petitions where submission_key = $1", [draft])).toEqual([]);
  });

  test("fields that a step does not have are neither kept nor shown", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    const extra = {
      admin: "zqadmin",
      __proto__x: "zqproto",
      constructor: "zqcon",
      name: "zqname",
      pin: "zqpin",
    };
    const page = await citizen.post(draftPath(draft, "content"), { ...completeForm, ...extra, title: "" });
    expect(page.status).toBe(422);
    for (const value of Object.values(extra)) expect(page.html).not.toContain(value);
    expect((await citizen.get(draftPath(draft, "applicant"))).html).toContain(completeForm.name);
  });

  test.each(["", "-1", "1e9", "9".repeat(30), "2.5", "0x2", markup])(
    "a revision of %j sends nothing",
    async (revision) => {
      const citizen = visitor(server.origin);
      const draft = await citizen.draft();
      const { pin, pinAgain, consent } = completeForm;
      const page = await citizen.post(draftPath(draft, "review"), { revision, pin, pinAgain, consent });
      expect(page.status).toBe(422);
      expect(page.html).not.toContain("<script>alert");
      expect(await server.query("select id from petitions where submission_key = $1", [draft])).toEqual([]);
    },
  );

  test("an empty body is a form with nothing filled in, and empties nothing", async () => {
    const citizen = visitor(server.origin);
    const draft = await citizen.draft();
    for (const [step, words] of [
      ["content", "세 가지를 고쳐 주세요"],
      ["applicant", "두 가지를 고쳐 주세요"],
      ["review", "두 가지를 고쳐 주세요"],
    ] as const) {
      const answer = await sendRaw({ path: draftPath(draft, step), body: "", name: citizen.name });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(words);
    }
    expect((await citizen.get(draftPath(draft, "review"))).html).toContain("zqtitle");
  });

  test("a form without a visitor is refused: its draft could be shown to nobody", async () => {
    const draft = await visitor(server.origin).draft();
    for (const path of [
      "/petitions/new",
      "/petitions/resume",
      ...steps.map((step) => draftPath(draft, step)),
    ]) {
      const answer = await fetch(server.origin + path, {
        method: "POST",
        redirect: "manual",
        headers: { "content-type": urlencoded },
        body: encoded({ code: "K7MF2XQR9TCAWPHD" }),
      });
      expect([400, 422]).toContain(answer.status);
    }
  });

  test.each([
    "M26-0916-0473-8%00",
    "..%2f..%2fetc",
    "%3Cscript%3E",
    "M26-0916-0473-8%0d%0aset-cookie:x",
    "x".repeat(900),
  ])("the addresses of a status and a draft named %s do not exist", async (part) => {
    expect((await visitor(server.origin).get(`/petitions/status/${part}`)).status).toBe(404);
    for (const step of steps)
      expect((await visitor(server.origin).get(`/petitions/draft/${part}/${step}`)).status).toBe(404);
  });

  test("a type, a code or an ending in the query that does not exist is nothing", async () => {
    const query = encodeURIComponent(markup);
    for (const path of [
      `/petitions/new?type=${query}`,
      `/petitions/resume?code=${query}`,
      `/petitions/resume?ended=${query}&draft=${query}`,
    ]) {
      const page = await visitor(server.origin).get(path);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain("checked");
      expect(page.html).not.toContain("onerror=");
    }
  });

  test("other methods are refused", async () => {
    for (const path of ["/petitions/new", draftPath(randomUUID(), "review")])
      for (const method of ["PUT", "DELETE", "PATCH"])
        expect((await fetch(server.origin + path, { method })).status).toBe(405);
    expect((await visitor(server.origin).post("/petitions", {})).status).toBe(405);
  });
});
