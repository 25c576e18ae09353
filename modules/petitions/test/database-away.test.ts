import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { draftPath, receiptIn, submitUntilReceived, visitor, type Page } from "./visitor.ts";

let server: PetitionsServer;
let receipt: string;
let draft: string;
const citizenName = randomUUID();

beforeAll(async () => {
  server = await startPetitions();
  const citizen = visitor(server.origin, { name: citizenName });
  receipt = receiptIn(await citizen.send());
  draft = await citizen.draft();
});
afterAll(() => server.close());

/** Stops every process of the database without closing its connections: it hangs. */
async function whileDatabaseHangs(work: () => Promise<void>): Promise<void> {
  const backends = await server.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'petitions'",
  );
  const pids = [server.postgres.pid, ...backends.map(({ pid }) => pid)];
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  try {
    await work();
  } finally {
    for (const pid of pids) process.kill(pid, "SIGCONT");
  }
}

const review = { revision: "3", pin: completeForm.pin, pinAgain: completeForm.pin, consent: "yes" };

describe("while the database hangs", () => {
  test("a step comes back with what was typed, in time, and is saved when it is sent again", async () => {
    const citizen = visitor(server.origin, { name: citizenName });
    await whileDatabaseHangs(async () => {
      expectKept(await citizen.step(draft, "content", { title: "zqhang" }), ["zqhang", "zqbody", "zqplace"]);
    });
    expect((await citizen.step(draft, "content", { title: "zqhang" })).status).toBe(303);
    expect((await citizen.get(draftPath(draft, "content"))).html).toContain("zqhang");
  });

  test("a sent draft is answered in time, and sending it again makes one petition", async () => {
    const citizen = visitor(server.origin);
    const own = await citizen.draft();
    await whileDatabaseHangs(async () => {
      const started = performance.now();
      const page = await citizen.post(draftPath(own, "review"), review);
      expect(performance.now() - started).toBeLessThan(10_500);
      expect(page.status).toBe(503);
      expect(page.html).toContain("쓰신 글은 그대로 있습니다");
      expect(page.html).toMatch(/name="consent"[^>]*checked|checked[^>]*name="consent"/);
      expect(page.html).not.toContain(completeForm.pin);
    });
    await submitUntilReceived(citizen, own);
    expect(await server.query("select id from petitions where submission_key = $1", [own])).toHaveLength(1);
  });
});

describe("after the database has stopped", () => {
  beforeAll(() => server.postgres.stop({ withinMs: 3000 }));
  const citizen = () => visitor(server.origin, { name: citizenName });

  test("the first page still opens, and a choice comes back with what was chosen", async () => {
    expect((await citizen().get("/petitions/new")).status).toBe(200);
    const page = await citizen().send({ type: "grievance" });
    expectKept(page, ['checked="" value="grievance"']);
  });

  test("every step comes back with what was typed, and says so", async () => {
    expectKept(await citizen().step(draft, "content"), ["zqtitle", "zqbody", "zqplace"]);
    expectKept(await citizen().step(draft, "applicant"), ["남궁보라매", completeForm.telephone, "zqmail"]);
    const page = await citizen().post(draftPath(draft, "review"), review);
    expect(page.status).toBe(503);
    expect(page.html).toContain('name="pinAgain"');
    expect(page.html).toContain('name="revision" value="3"');
  });

  test("a page that saves by itself is told that it is not saved", async () => {
    const page = await citizen().post(draftPath(draft, "content"), { title: "x", save: "auto" });
    expect(page.status).toBe(503);
  });

  test("a step with mistakes too is not lost", async () => {
    const page = await citizen().step(draft, "content", { title: "" });
    expect(page.status).toBe(503);
    expectKept(page, ["zqbody"]);
  });

  test("a code to continue comes back with what was typed", async () => {
    const page = await citizen().post("/petitions/resume", { code: "k7mf 2xqr 9tca wphd" });
    expect(page.status).toBe(503);
    expectKept(page, ["k7mf 2xqr 9tca wphd"]);
  });

  test("a draft that cannot be read is never shown as an empty form", async () => {
    for (const step of ["content", "files", "applicant", "review", "delete"]) {
      const page = await citizen().get(draftPath(draft, step));
      expect(page.status).toBe(503);
      expect(page.html).not.toContain("<form");
    }
  });

  test("the look-up form comes back with the number and the telephone", async () => {
    const page = await visitor(server.origin).find(receipt, completeForm.pin);
    expect(page.status).toBe(503);
    expect(page.html).toContain(receipt);
    expect(page.html).toContain("000-000-2120");
    expect(page.html).not.toContain(completeForm.pin);
  });

  test("receipt and progress are unavailable, and show nothing", async () => {
    for (const path of [`/petitions/receipt/${receipt}`, `/petitions/status/${receipt}`]) {
      const page = await citizen().get(path);
      expect(page.status).toBe(503);
      expect(page.html).not.toContain("남***매");
    }
  });

  test("public pages and the types of petition go on", async () => {
    for (const path of [
      "/petitions",
      "/_boxes/find",
      "/_boxes/start",
      "/_boxes/progress",
      "/api/petitions/types",
    ])
      expect((await visitor(server.origin).get(path)).status).toBe(200);
  });
});

function expectKept(page: Page, values: readonly string[]): void {
  expect(page.status).toBe(503);
  expect(page.headers.get("retry-after")).toBe("30");
  expect(page.html).toContain("쓰신 글은 그대로 있습니다");
  expect(page.html).toContain("000-000-2120");
  for (const kept of values) expect(page.html).toContain(kept);
}
