import { expect, test } from "vitest";
import { createLogger, type LoggerOptions } from "../src/log/create-logger.ts";
import { logRequest } from "../src/log/log-request.ts";

function capture(options: Partial<LoggerOptions> = {}) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLogger({ service: "news", destination, ...options });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown> };
}

test("a line is JSON with time, level and the name of the service", () => {
  const { log, last } = capture({ build: "abc123" });
  log.info("listening");
  expect(last()).toMatchObject({ level: "info", service: "news", build: "abc123", msg: "listening" });
  expect(Date.parse(String(last()["time"]))).not.toBeNaN();
});

test("fields that can name a person or let someone in are concealed, also deeper", () => {
  const { log, lines } = capture();
  const person = { name: "hong", email: "hong@example.kr", password: "hunter2", cookie: "a=b" };
  log.info({ ...person, request: person, deep: { request: person } }, "x");
  expect(lines.join()).not.toMatch(/hong|hunter2|a=b/);
});

test("an error of the database is logged without the row that caused it", () => {
  const { log, lines, last } = capture();
  const error = Object.assign(new Error('invalid input syntax for type integer: "900101-1234567"'), {
    severity: "ERROR",
    code: "22P02",
    detail: "Key (email)=(hong@example.kr) already exists.",
    where: "unnamed portal parameter $1 = '900101-1234567'",
  });
  log.error({ err: new Error("not stored", { cause: error }) }, "failed");
  expect(lines.join()).not.toMatch(/900101|hong@/);
  expect(last()["err"]).toMatchObject({ message: "not stored", cause: { code: "22P02" } });
});

test("an error keeps its code, where it came from and its causes, to a bounded depth", () => {
  const { log, last } = capture();
  const endless: Error & { cause?: unknown } = new Error("a");
  endless.cause = endless;
  log.error({ err: endless }, "x");
  expect(last()["err"]).toMatchObject({ message: "a", cause: { message: "a" } });
  expect(String((last()["err"] as { stack?: string }).stack)).toContain("logger.test");
});

test("what is thrown without being an error is logged too", () => {
  const { log, last } = capture();
  log.error({ err: "plain" }, "x");
  expect(last()["err"]).toEqual({ type: "string", message: "plain" });
});

test("a request is one line, and an error where it is our fault", () => {
  const { log, lines, last } = capture();
  const request = { route: "page:list", method: "GET", ms: 12.3456, traceId: "0".repeat(32) };
  logRequest(log, { ...request, status: 404 });
  expect(last()).toMatchObject({ level: "info", route: "page:list", status: 404, ms: 12.3 });
  logRequest(log, { ...request, status: 503 });
  expect(last()).toMatchObject({ level: "error", status: 503 });
  expect(lines).toHaveLength(2);
});
