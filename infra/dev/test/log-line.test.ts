import { expect, test } from "vitest";
import { createLogger } from "@madang/service";
import { forTerminal, inWords } from "../src/log-line.ts";

test.each([
  ['{"level":30,"msg":"request answered"}', undefined],
  ['{"level":40,"msg":"the pool is busy"}', "warning: the pool is busy"],
  [
    '{"level":50,"msg":"the request failed","err":{"message":"timeout"}}',
    "error: the request failed: timeout",
  ],
  ["Error: at the top of a stack", "Error: at the top of a stack"],
  ["  ", undefined],
  ['{"level":', '{"level":'],
])("of the log line %s a terminal shows %s", (line, expected) => {
  expect(forTerminal(line)).toBe(expected);
});

test("what a service warns of, written by the logger that all of them have, reaches the terminal", () => {
  const lines: string[] = [];
  const log = createLogger({ service: "news", destination: { write: (line) => void lines.push(line) } });
  log.info("listening");
  log.warn({ err: new Error("connection refused") }, "the feed is away");
  log.error("the table is missing");
  log.fatal("no port is free");
  expect(lines.map(forTerminal)).toEqual([
    undefined,
    "warning: the feed is away: connection refused",
    "error: the table is missing",
    "fatal: no port is free",
  ]);
});

test("quotes any line in words, and of an exception its message", () => {
  expect(inWords('{"level":30,"msg":"listening"}')).toBe("listening");
  const exception = [
    "file:///srv/server.js:9",
    "  throw new Error('no feed');",
    "        ^",
    "",
    "Error: no feed",
    "    at file:///srv/server.js:9:9",
    "Node.js v24.21.0",
  ];
  expect(exception.map(inWords).filter((words) => words !== "")).toEqual(["Error: no feed"]);
});
