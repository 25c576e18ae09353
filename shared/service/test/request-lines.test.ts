import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createLogger } from "../src/log/create-logger.ts";
import { members, RequestLines } from "../src/log/request-lines.ts";

const program = fileURLToPath(new URL("fixture/many-lines.ts", import.meta.url));

test("a line is what the logger itself would have written", () => {
  const written: string[] = [];
  const destination = { write: (line: string) => void written.push(line) };
  const log = createLogger({ service: "gateway", build: "b1", destination }).child({}, { redact: [] });
  const fields = { route: 'a"b', method: "GET", status: 200, ms: 0.1, parts: [{ ms: 1 }] };
  log.info(fields, "request");
  new RequestLines(log).write(members(fields));
  const [theirs, ours] = written.map((line) => line.replace(/"time":"[^"]+"/, ""));
  expect(ours).toBe(theirs);
});

test("nothing is written below the level", () => {
  const written: string[] = [];
  const destination = { write: (line: string) => void written.push(line) };
  new RequestLines(createLogger({ service: "gateway", level: "warn", destination })).write("");
  expect(written).toEqual([]);
});

test("a process that ends in order has written every line, whole and in order", async () => {
  const child = spawn(process.execPath, [program, "20000"], { stdio: ["ignore", "pipe", "pipe"] });
  const [output, dropped] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const numbers = output
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { number: number }).number);
  expect(numbers).toEqual(Array.from({ length: 20_000 }, (_, number) => number));
  expect(dropped).toBe("0");
});

test("a reader that does not read costs lines, not memory, and holds nobody up", async () => {
  const child = spawn(process.execPath, [program, "50000", "1000000"], { stdio: ["ignore", "pipe", "pipe"] });
  const [told] = (await once(child.stderr, "data")) as [Buffer];
  expect(Number(told.toString())).toBeGreaterThan(20_000);
  await wait(50);
  const lines = (await text(child.stdout)).trimEnd().split("\n");
  expect(lines.length + Number(told.toString())).toBe(50_000);
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
});
