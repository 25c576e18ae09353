import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { receiptIn, visitor } from "./visitor.ts";

let server: PetitionsServer;
let receipt: string;
const citizenName = randomUUID();

beforeAll(async () => {
  server = await startPetitions();
  receipt = receiptIn(await visitor(server.origin, { name: citizenName }).send());
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

describe("while the database hangs", () => {
  test("a sent form comes back with what was typed, in time, and sending it again makes one petition", async () => {
    const citizen = visitor(server.origin);
    const key = randomUUID();
    await whileDatabaseHangs(async () => {
      const started = performance.now();
      const page = await citizen.send({ key });
      expect(performance.now() - started).toBeLessThan(10_500);
      expectKept(page.status, page.html, key);
    });
    receiptIn(await citizen.send({ key }));
    expect(await server.query("select id from petitions where submission_key = $1", [key])).toHaveLength(1);
  });
});

describe("after the database has stopped", () => {
  beforeAll(() => server.postgres.stop({ withinMs: 3000 }));

  test("the form still opens", async () => {
    expect((await visitor(server.origin).get("/petitions/new")).status).toBe(200);
  });

  test("a sent form comes back with what was typed, and says so", async () => {
    const key = randomUUID();
    const page = await visitor(server.origin).send({ key });
    expect(page.headers.get("retry-after")).toBe("30");
    expectKept(page.status, page.html, key);
  });

  test("a form with mistakes is told its mistakes", async () => {
    expect((await visitor(server.origin).send({ title: "" })).status).toBe(422);
  });

  test("the look-up form comes back with the number and the telephone", async () => {
    const page = await visitor(server.origin).find(receipt, completeForm.pin);
    expect(page.status).toBe(503);
    expect(page.html).toContain(receipt);
    expect(page.html).toContain("000-000-2120");
    expect(page.html).not.toContain(completeForm.pin);
  });

  test("receipt and progress are unavailable, and show nothing", async () => {
    const citizen = visitor(server.origin, { name: citizenName });
    for (const path of [`/petitions/receipt/${receipt}`, `/petitions/status/${receipt}`]) {
      const page = await citizen.get(path);
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

function expectKept(status: number, html: string, key: string): void {
  expect(status).toBe(503);
  expect(html).toContain("쓰신 글은 그대로 있습니다");
  for (const kept of [key, "zqtitle", "zqbody", "zqplace", "남궁보라매", completeForm.telephone])
    expect(html).toContain(kept);
  expect(html).not.toContain(completeForm.pin);
}
