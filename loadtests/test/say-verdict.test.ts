import { expect, test } from "vitest";
import { sayVerdict } from "../runner/say-verdict.ts";
import { generatedRecord } from "./generated-record.ts";
import { hostileRecord } from "./hostile-record.ts";

function said(record: Parameters<typeof sayVerdict>[0]): string[] {
  const lines: string[] = [];
  sayVerdict(record, (line) => lines.push(line));
  return lines;
}

test("checks, reasons and the sentence are said, and last the counts that CI reads", () => {
  const record = generatedRecord();
  const lines = said(record);
  expect(lines[0]).toBe("  ✗ news: 95 % of answers within 500 ms: 602 ms of 3032 answers");
  expect(lines).toContain("    31 × news/read: GET /news answered 503, not 200");
  expect(lines.at(-2)).toBe(record.verdict.sentence);
  expect(lines.at(-1)).toBe("15 passed, 1 failed");
});

test("a run that a broken promise ended before any check has failed once", () => {
  const broken = [{ oracle: "embargo", module: "news", detail: "seen early", evidence: "GET /news" }];
  const lines = said({ checks: [], broken, endings: [], verdict: { exitCode: 2, sentence: "Failed." } });
  expect(lines).toEqual(["  ✗ embargo, news: seen early (GET /news)", "Failed.", "0 passed, 1 failed"]);
});

test("words from elsewhere neither drive the terminal nor look like lines of the verdict", () => {
  for (const line of said(hostileRecord())) expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202E]/);
});
