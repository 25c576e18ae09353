import { expect, test } from "vitest";
import { summaryMarkdown } from "../report/summary-markdown.ts";
import { generatedRecord } from "./generated-record.ts";
import { hostileRecord } from "./hostile-record.ts";

test("a pull request is told the verdict, what was missed, and each module", () => {
  const summary = summaryMarkdown(generatedRecord());
  expect(summary).toContain("### ❌ Load test surge × 0.5: A service level was missed");
  expect(summary).toContain("- ✗ news: 95 % of answers within 500 ms: ");
  expect(summary).toMatch(/^\| news \| 1,054 \| [^\n]+\*\*\d+ ms\*\* ▲/m);
  expect(summary).toMatch(/^\| notices \|(?!.*▲)/m);
  expect(summary).toContain("`report.html`");
});

test("a run that passed is short", () => {
  const record = generatedRecord();
  const checks = record.checks.filter(({ passed }) => passed);
  const summary = summaryMarkdown(generatedRecord({ verdict: { exitCode: 0, sentence: "Passed." }, checks }));
  expect(summary).toContain("### ✅");
  expect(summary).not.toContain("✗");
});

test("many troubles are counted, not listed", () => {
  const checks = Array.from({ length: 40 }, (_, index) => ({
    name: `check ${index}`,
    passed: false,
    detail: "",
  }));
  expect(summaryMarkdown(generatedRecord({ checks }))).toContain("- and 30 more");
});

test("hostile words become no markup, no link, no row, and notify nobody", () => {
  const summary = summaryMarkdown(hostileRecord());
  // What is left after a backslash is a word.
  const markup = summary.replaceAll(/\\./g, "");
  expect(markup).not.toMatch(/<img|<\/|@everyone|\]\(|\u001B|\u0000/);
  expect(summary.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(4);
  expect(summary.split("\n").filter((line) => line.startsWith("#"))).toHaveLength(1);
});
