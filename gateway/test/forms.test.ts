import { expect, test } from "vitest";
import { bodyOf, sendFragment } from "./fake-module.ts";
import { petitionsManifest, petitionsModule } from "./modules.ts";
import { sendRaw, statusesIn } from "./raw-http.ts";
import { startPortal } from "./start-portal.ts";

test("a form reaches its module byte for byte and leads on with 303", async () => {
  const petitions = await petitionsModule();
  let received = "";
  petitions.server.on("POST /petitions/new", (request, response) => {
    void bodyOf(request).then((body) => {
      received = body;
      return response.writeHead(303, { location: "/petitions/status?done=1" }).end();
    });
  });
  const portal = await startPortal({ modules: [petitions] });
  const body = new URLSearchParams({ title: "가로등 <b>고장</b>", text: "a\r\nb\u0000c" });
  const answer = await portal.fetch("/petitions/new", { method: "POST", body });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/petitions/status?done=1"]);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(received).toBe(body.toString());
  const { headers } = petitions.server.requests[0]!;
  expect(headers["content-type"]).toContain("application/x-www-form-urlencoded");
  expect(headers["madang-page"]).toBe("form");
});

test("a form with mistakes comes back as a page with status 422", async () => {
  const petitions = await petitionsModule();
  petitions.server.on("POST /petitions/new", (request, response) => {
    request.resume();
    sendFragment(response, "<h2>오류 1건</h2>", { status: 422, view: "form", title: "오류" });
  });
  const portal = await startPortal({ modules: [petitions] });
  const answer = await portal.fetch("/petitions/new", { method: "POST", body: new URLSearchParams("a=1") });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("<h2>오류 1건</h2>");
});

test("a form that could not be stored comes back as a page with status 503 and what was typed", async () => {
  const petitions = await petitionsModule();
  petitions.server.on("POST /petitions/new", (request, response) => {
    request.resume();
    sendFragment(response, '<input value="가로등 고장">', { status: 503, view: "form", title: "다시" });
  });
  const portal = await startPortal({ modules: [petitions] });
  const answer = await portal.fetch("/petitions/new", { method: "POST", body: new URLSearchParams("a=1") });
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('<input value="가로등 고장">');
});

test("a form that was tried too often comes back as a page with status 429 and says when to return", async () => {
  const petitions = await petitionsModule();
  petitions.server.on("POST /petitions/new", (request, response) => {
    request.resume();
    sendFragment(response, "<h2>잠시 뒤에</h2>", {
      status: 429,
      view: "form",
      headers: { "retry-after": "60" },
    });
  });
  const portal = await startPortal({ modules: [petitions] });
  const answer = await portal.fetch("/petitions/new", { method: "POST", body: new URLSearchParams("a=1") });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "60"]);
  expect(await answer.text()).toContain("<h2>잠시 뒤에</h2>");
});

test("a redirect to this site by its full address becomes a path", async () => {
  const petitions = await petitionsModule();
  petitions.server.on("POST /petitions/new", (request, response) => {
    request.resume();
    response.writeHead(303, { location: `${portal.origin}/petitions/status` }).end();
  });
  const portal = await startPortal({ modules: [petitions] });
  const answer = await portal.fetch("/petitions/new", { method: "POST", body: new URLSearchParams("a=1") });
  expect(answer.headers.get("location")).toBe("/petitions/status");
});

test("a body that declares too much is refused before the module hears of it", async () => {
  const petitions = await petitionsModule();
  const portal = await startPortal({ modules: [petitions] });
  const answer = await portal.fetch("/petitions/new", { method: "POST", body: "x".repeat(65 * 1024) });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain('<h1 class="shell-error">413 ko</h1>');
  expect(petitions.server.requests).toHaveLength(0);
});

test("a body that turns out too large is refused and the module's request broken off", async () => {
  const petitions = await petitionsModule();
  let aborted = false;
  petitions.server.on("POST /petitions/new", (request) => {
    request.on("aborted", () => (aborted = true)).resume();
  });
  const portal = await startPortal({ modules: [petitions] });
  const chunks = new ReadableStream({
    async pull(controller) {
      controller.enqueue(Buffer.alloc(16 * 1024));
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  });
  const answer = await fetch(`${portal.origin}/petitions/new`, {
    method: "POST",
    body: chunks,
    duplex: "half",
  } as RequestInit);
  expect(answer.status).toBe(413);
  await expect.poll(() => aborted).toBe(true);
});

test("a module that takes no more of a form is given up after its deadline", async () => {
  const petitions = await petitionsModule({
    deadline: 400,
    pages: { form: { ...petitionsManifest.pages.form, bodyLimit: 32 * 1024 * 1024 } },
  });
  petitions.server.on("POST /petitions/new", (request) => void request.pause());
  const portal = await startPortal({ modules: [petitions] });
  const startedAt = performance.now();
  const answer = await portal.fetch("/petitions/new", {
    method: "POST",
    body: Buffer.alloc(24 * 1024 * 1024),
  });
  expect(answer.status).toBe(504);
  expect(performance.now() - startedAt).toBeLessThan(20_000);
});

test("whoever asks before sending a body is told to only after every check", async () => {
  const petitions = await petitionsModule();
  petitions.server.on("POST /petitions/new", (request, response) => {
    void bodyOf(request).then((body) =>
      response.writeHead(303, { location: `/petitions/status?${body}` }).end(),
    );
  });
  const portal = await startPortal({ modules: [petitions] });
  const ask = (length: number): string =>
    `POST /petitions/new HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n`;
  const refused = await sendRaw(portal.origin, ask(10_000_000));
  expect(statusesIn(refused)).toEqual([413]);
  const accepted = await sendRaw(portal.origin, `${ask(3)}a=1`);
  expect(statusesIn(accepted)).toEqual([100, 303]);
});
