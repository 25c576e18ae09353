import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { receiptIn, visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

const markup = `"><script>alert(1)</script><img src=x onerror=alert(2)>'; drop table petitions; --`;

function sendRaw(
  body: string | Uint8Array<ArrayBuffer>,
  type = "application/x-www-form-urlencoded",
): Promise<Response> {
  const headers = { "madang-visitor": randomUUID(), "content-type": type };
  return fetch(`${server.origin}/petitions/new`, { method: "POST", redirect: "manual", headers, body });
}

const encoded = (changes: Record<string, string> = {}) =>
  new URLSearchParams({ key: randomUUID(), ...completeForm, ...changes }).toString();

async function stored(): Promise<number> {
  return (await server.query("select id from petitions")).length;
}

describe("hostile input", () => {
  test("markup and SQL in every field are shown again as plain text", async () => {
    for (const field of Object.keys(completeForm)) {
      const page = await visitor(server.origin).send({
        [field]: markup,
        title: field === "title" ? markup : "",
      });
      expect([303, 422]).toContain(page.status);
      expect(page.html).not.toContain("<script>alert");
      expect(page.html).not.toContain("<img src=x");
    }
    const script = (await visitor(server.origin).send({ body: `</script><!--${markup}`, title: "" })).html;
    expect(script.match(/<script/g)).toHaveLength(1);
    expect(script).not.toContain("</script><!--");
  });

  test("markup and SQL in texts are stored as they are, and shown as plain text", async () => {
    const citizen = visitor(server.origin);
    const title = markup.slice(0, 80);
    const receipt = receiptIn(
      await citizen.send({ title, body: markup, place: markup, name: "<b>O'Brien</b>" }),
    );
    const page = await citizen.get(`/petitions/status/${receipt}`);
    expect(page.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page.html).not.toContain("<script>");
    expect(page.headers.get("madang-fragment")).not.toContain("script");
  });

  test("a text far too long comes back whole, with how much is too much", async () => {
    const body = "가".repeat(20_000);
    const page = await visitor(server.origin).send({ body });
    expect(page.status).toBe(422);
    expect(page.html).toContain("18,000자를 줄여 주세요");
    expect(page.html).toContain(body);
  });

  test("a body without end is cut off", async () => {
    const answer = await sendRaw(`title=${"a".repeat(600 * 1024)}`);
    expect(answer.status).toBe(413);
  });

  test.each([
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=euc-kr",
    "",
  ])("a form of type %j is refused", async (type) => {
    expect((await sendRaw(encoded(), type)).status).toBe(415);
  });

  test.each([
    ["a NUL", "title=a%00b"],
    ["bytes that are not UTF-8", "title=%C7%CF"],
    ["half an escape", "title=%E"],
    ["too many fields", "a=b&".repeat(600)],
  ])("%s is refused before anything is stored", async (_name, part) => {
    const before = await stored();
    expect((await sendRaw(`${encoded()}&${part}`)).status).toBe(400);
    expect(await stored()).toBe(before);
  });

  test("characters that nobody can see are taken out, told, and what remains can be sent", async () => {
    const page = await visitor(server.origin).send({ body: "보이는\u0007 글\u0085" });
    expect(page.status).toBe(422);
    expect(page.html).toContain("읽을 수 없는 글자가 있어 그 글자만 뺐습니다");
    expect(page.html).toContain("보이는 글</textarea>");
    receiptIn(await visitor(server.origin).send({ body: "보이는 글" }));
  });

  test("a field sent twice is told, and nothing is stored", async () => {
    const before = await stored();
    const answer = await sendRaw(`${encoded()}&title=${encodeURIComponent("다른 제목")}`);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("제목: 값이 두 번 왔습니다");
    expect(await stored()).toBe(before);
  });

  test("fields that the form does not have are neither kept nor shown", async () => {
    const page = await visitor(server.origin).send({
      title: "",
      admin: "zqadmin",
      __proto__x: "zqproto",
      constructor: "zqcon",
    });
    expect(page.status).toBe(422);
    for (const extra of ["zqadmin", "zqproto", "zqcon"]) expect(page.html).not.toContain(extra);
  });

  test("an empty body is a form with nothing filled in", async () => {
    const answer = await sendRaw("");
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("일곱 가지를 고쳐 주세요");
  });

  test("a form without a visitor is refused: its receipt could be shown to nobody", async () => {
    const answer = await fetch(`${server.origin}/petitions/new`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: encoded(),
    });
    expect(answer.status).toBe(400);
  });

  test.each([
    "M26-0916-0473-8%00",
    "..%2f..%2fetc",
    "%3Cscript%3E",
    "M26-0916-0473-8%0d%0aset-cookie:x",
    "x".repeat(900),
  ])("the address /petitions/status/%s does not exist", async (part) => {
    expect((await visitor(server.origin).get(`/petitions/status/${part}`)).status).toBe(404);
  });

  test("a type in the query that does not exist chooses nothing", async () => {
    const page = await visitor(server.origin).get(`/petitions/new?type=${encodeURIComponent(markup)}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain("checked");
    expect(page.html).not.toContain("onerror=");
  });

  test("other methods are refused", async () => {
    for (const method of ["PUT", "DELETE", "PATCH"])
      expect((await fetch(`${server.origin}/petitions/new`, { method })).status).toBe(405);
    expect((await visitor(server.origin).post("/petitions", {})).status).toBe(405);
  });
});
