import { expect, test } from "vitest";
import { openReporter } from "../src/core/open-reporter.ts";
import type { Reporter } from "../src/core/reporter.ts";
import { plainStyle } from "../src/core/style.ts";
import { terminalReporter } from "../src/core/terminal-reporter.ts";
import { Paper } from "./call-madang.ts";

function reporterOn(columns: number): { paper: Paper; reporter: Reporter } {
  const paper = new Paper(columns);
  return { paper, reporter: openReporter({ out: paper, style: plainStyle, quiet: false }) };
}

const failure = new Error("no");

async function work(reporter: Reporter): Promise<void> {
  await reporter.step("one", async (step) => {
    for (let done = 0; done <= 1000; done++) step.progress(done, 1000);
    reporter.say("within");
  });
  await reporter.step("two", () => Promise.reject(failure)).catch(() => undefined);
  await reporter.step("three", async (step) => step.failed());
  reporter.close();
}

test("elsewhere than on a terminal there are lines, few of them", async () => {
  const { paper, reporter } = reporterOn(0);
  await work(reporter);
  expect(paper.text.replace(/\(\d+\.\d s\)/g, "(time)").split("\n")).toEqual([
    "one …",
    "  250 of 1000",
    "  500 of 1000",
    "  750 of 1000",
    "  within",
    "✓ one (time)",
    "two …",
    "✗ two (time)",
    "three …",
    "✗ three (time)",
    "",
  ]);
});

test("on a terminal the last line moves, fits into it, and is gone in the end", async () => {
  const { paper, reporter } = reporterOn(20);
  await work(reporter);
  for (const drawn of paper.text.split("\r\u001b[2K")) expect(drawn.split("\n")[0]?.length).toBeLessThan(25);
  const shown = paper.text.split("\n").map((line) => line.split("\r\u001b[2K").at(-1));
  expect(shown.map((line) => line?.replace(/ \(\d.*$/, ""))).toEqual([
    "within",
    "✓ one",
    "✗ two",
    "✗ three",
    "",
  ]);
});

test("a terminal that does not know its width is taken for one of eighty columns", async () => {
  const paper = new Paper(0);
  const reporter = terminalReporter({ out: paper, style: plainStyle });
  await reporter.step("something with a name", () => Promise.resolve());
  expect(paper.text).toContain("something with a name (0.0 s)");
});

test("steps within steps are shown in their order", async () => {
  const { paper, reporter } = reporterOn(0);
  await reporter.step("outer", () => reporter.step("inner", async () => reporter.say("deep")));
  expect(paper.text.replace(/ \(.*\)/g, "")).toBe("outer …\n  inner …\n    deep\n  ✓ inner\n✓ outer\n");
});

test("steps side by side stay where they are", async () => {
  const { paper, reporter } = reporterOn(0);
  const first = Promise.withResolvers<void>();
  await Promise.all([
    reporter.step("one", () => first.promise),
    reporter.step("two", async () => {
      reporter.say("of two");
      first.resolve();
    }),
  ]);
  expect(paper.text.replace(/ \(.*\)/g, "")).toMatch(
    /^one …\ntwo …\n {2}of two\n(✓ one\n✓ two|✓ two\n✓ one)\n$/,
  );
});
