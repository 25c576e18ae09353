import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { workspaceRoot } from "@madang/test-kit";
import { expect, test } from "vitest";
import { capacityDocument } from "../../capacity/capacity-document.ts";
import { capacitySchema, type Capacity } from "../../capacity/capacity-record.ts";
import { peakVisitors, podsFor } from "../../capacity/demand.ts";
import { readCapacityOptions } from "../../capacity/options.ts";

const step = {
  rate: 600,
  kept: true,
  reason: "Passed.",
  answers: 80,
  cores: { gateway: 0.2, news: 0.3, generator: 0.9, postgresql: 0.1 },
  p95: 120,
};
const capacity: Capacity = {
  format: "madang-capacity/1",
  measuredAt: "2026-11-22T10:00:00.000Z",
  machine: { cpu: "a processor", cores: 2, memory: 2 ** 34, system: "Linux 6", node: "v24.0.0" },
  seconds: 30,
  searches: [
    {
      name: "mix",
      steps: [
        step,
        { ...step, rate: 1200, kept: false, reason: "news: 95 % of answers within 500 ms: 900 | ms" },
      ],
      bottleneck: "news (0.97 cores, one thread)",
      atLeast: false,
    },
    { name: "news", steps: [{ ...step, kept: false }], bottleneck: "waiting", atLeast: false },
  ],
};

test("the page has the highest rate that was kept, the first bottleneck, and what a large day needs", () => {
  const text = capacityDocument(capacitySchema.parse(capacity));
  expect(text).toContain("| mix | 600 | 80 | 120 ms | 133 | news (0.97 cores, one thread) |");
  expect(text).toContain("| news | none was kept | | | | waiting |");
  expect(text).toContain("900 / ms |");
  // 0.2 cores at ten visitors a second: 20 ms each; 150 a second at the peak: 3 cores, 60 % busy.
  expect(text).toContain("| gateway | 20.0 ms | 3.0 | 5 pods |");
  expect(text).toContain("| postgresql | 10.0 ms | 1.5 | 2.5 cores |");
  expect(text).toContain("1,500,000 visitors a day");
});

test("what is said to be at least so much says so", () => {
  const [mix] = capacity.searches;
  const text = capacityDocument({
    ...capacity,
    searches: mix === undefined ? [] : [{ ...mix, atLeast: true }],
  });
  expect(text).toContain("| mix | at least 600 |");
});

test("the busiest minute, and pods of which one may fail", () => {
  expect(peakVisitors()).toBeCloseTo(150, 6);
  expect(podsFor(0)).toBe(2);
  expect(podsFor(0.04)).toBe(10);
});

test("docs/capacity.md is what its record makes it, where there is one", () => {
  const [record, page] = ["capacity.json", "capacity.md"].map((name) =>
    path.join(workspaceRoot, "docs", name),
  );
  expect(existsSync(record ?? "")).toBe(existsSync(page ?? ""));
  if (!existsSync(record ?? "")) return;
  const read = capacitySchema.parse(JSON.parse(readFileSync(record ?? "", "utf8")));
  expect(readFileSync(page ?? "", "utf8")).toBe(capacityDocument(read));
});

test.each([
  [["--seconds", "4"], "--seconds is 4, which is not a whole number from 5 to 600"],
  [["--first=0"], "--first is 0"],
  [["--first=1e3"], "--first is 1e3"],
  [["--most"], "--most is empty"],
  [["--onyl", "news"], "There is no option --onyl. Did you mean --only?"],
  [["news"], "There is no option news."],
])("%j is refused", (args, sentence) => {
  expect(() => readCapacityOptions(args)).toThrow(sentence);
});

test("options have defaults that a quiet machine wants", () => {
  expect(readCapacityOptions([])).toEqual({
    help: false,
    only: undefined,
    seconds: 30,
    first: 120,
    most: 100_000,
    report: "docs",
    resume: false,
  });
});
