import { fork } from "node:child_process";
import { once } from "node:events";
import { beforeAll, expect, test } from "vitest";
import { postgresForTests } from "./fixture/library-process.ts";

const program = new URL("fixture/library-main.ts", import.meta.url).pathname;
const postgres = postgresForTests();
let databaseUrl: string;

beforeAll(async () => {
  databaseUrl = await postgres().freshDatabase();
});

function start(args: string[], env: Record<string, string> = {}) {
  return fork(program, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "info", ...env },
    silent: true,
  });
}

async function run(args: string[], env: Record<string, string> = {}) {
  const child = start(args, env);
  const out: string[] = [];
  const err: string[] = [];
  child.stdout?.on("data", (chunk: Buffer) => out.push(String(chunk)));
  child.stderr?.on("data", (chunk: Buffer) => err.push(String(chunk)));
  const [code] = (await once(child, "close")) as [number];
  return { code, out: out.join(""), err: err.join("") };
}

test("without a command the module migrates, serves, and ends in order", async () => {
  const child = start([], { MADANG_BUILD: "abcdef12" });
  const [{ ready, origin }] = (await once(child, "message")) as [{ ready: boolean; origin: string }];
  expect(ready).toBe(true);
  expect(await (await fetch(`${origin}/library`)).text()).toContain("토지");
  expect(await (await fetch(`${origin}/library/wish`)).text()).toContain('data-madang-build="abcdef12"');
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("its log has one line for each request, without addresses, query values or forms", async () => {
  const child = start([]);
  const lines: string[] = [];
  child.stdout?.on("data", (chunk: Buffer) => lines.push(String(chunk)));
  const [{ origin }] = (await once(child, "message")) as [{ origin: string }];
  const headers = {
    traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "request-id": "abcd-1234",
  };
  await fetch(`${origin}/library/books/987654?page=hongildong`, { headers });
  const body = new URLSearchParams({ title: "hongildong", password: "x", reason: "hunter2" });
  await fetch(`${origin}/library/wish`, {
    method: "POST",
    body,
    headers: { "madang-visitor": "pseudonym1" },
  });
  child.kill("SIGTERM");
  await once(child, "close");
  const log = lines.join("");
  expect(log).not.toMatch(/hongildong|hunter2|987654|pseudonym1|127\.0\.0\.1:\d+","path/);
  const requests = log.split("\n").filter((line) => line.includes('"msg":"request"'));
  expect(requests.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    {
      route: "page:detail",
      status: 404,
      traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
      requestId: "abcd-1234",
    },
    { route: "page:wish", status: 422, method: "POST" },
  ]);
});

test("a command runs on the migrated database and ends the process", async () => {
  const { code, out } = await run(["count", "books:"], { LOG_LEVEL: "silent" });
  expect([code, out]).toEqual([0, "books: 3\n"]);
});

test("an unknown command is one sentence with the nearest and the valid ones", async () => {
  const { code, err } = await run(["coutn"]);
  expect(code).toBe(1);
  expect(err).toBe(
    "KIT_COMMAND_UNKNOWN: There is no command named coutn. Did you mean count? Without a command the module serves. Commands: count, describe, fail, migrate, withdraw.\n",
  );
});

test("a command that fails ends the process with 1 and its stack", async () => {
  const { code, err } = await run(["fail"]);
  expect(code).toBe(1);
  expect(err).toContain("this command has a defect");
  expect(err).toContain("library-main.ts");
});

test("migrate says what it did, and knows its flags", async () => {
  expect((await run(["migrate", "--contract"])).out).toContain("nothing to migrate");
  const { code, err } = await run(["migrate", "--contrct"]);
  expect(code).toBe(1);
  expect(err).toContain("Did you mean migrate --contract?");
});

test("a missing or wrong setting is one sentence, and nothing is left running", async () => {
  const missing = await run([], { DATABASE_URL: "" });
  expect([missing.code, missing.err.split("\n").length]).toEqual([1, 2]);
  expect(missing.err).toContain("SERVICE_CONFIG_VALUE: The option DATABASE_URL (not set) is missing");
  const away = await run([], { DATABASE_URL: "postgresql://u:hunter2@127.0.0.1:1/x" });
  expect([away.code, away.err.split("\n").length]).toEqual([1, 2]);
  expect(away.err).toContain("KIT_DATABASE_UNAVAILABLE");
  expect(away.err).not.toContain("hunter2");
});

test("describe says what the module answers, without a configuration or a database", async () => {
  const child = fork(program, ["describe"], { env: { PATH: process.env["PATH"] }, silent: true });
  const out: string[] = [];
  child.stdout?.on("data", (chunk: Buffer) => out.push(String(chunk)));
  const [code] = (await once(child, "close")) as [number];
  const described = JSON.parse(out.join("")) as {
    pages: Record<string, { params: { properties: object } }>;
    openapi: { paths: object };
    migrations: { name: string; checksum: string }[];
  };
  expect(code).toBe(0);
  expect(Object.keys(described.pages["detail"]?.params.properties ?? {})).toEqual(["id"]);
  expect(Object.keys(described.openapi.paths)).toContain("/api/library/books");
  for (const { checksum } of described.migrations) expect(checksum).toMatch(/^[0-9a-f]{64}$/);
  expect(described.migrations.length).toBeGreaterThan(0);
});
