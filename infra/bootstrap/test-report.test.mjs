import { expect, test } from "vitest";
import { closingLine, readReport } from "./test-report.mjs";

const passed = { status: "passed", fullName: "works" };
const failed = { status: "failed", fullName: "breaks", failureMessages: ["expected 1\nto be 2"] };

function report(...testResults) {
  return readReport({
    testResults: testResults.map((file) => ({ name: "a.test.ts", assertionResults: [], ...file })),
  });
}

test("counts tests and names the failed ones with their reason", () => {
  const result = report({ status: "failed", assertionResults: [passed, failed] });
  expect(closingLine(result)).toBe("1 passed, 1 failed");
  expect(result.failures).toEqual([{ where: "a.test.ts > breaks", why: "expected 1\nto be 2" }]);
});

test("counts a file that could not be loaded as a failure", () => {
  const result = report(
    { status: "failed", message: "SyntaxError" },
    { status: "passed", assertionResults: [passed] },
  );
  expect(closingLine(result)).toBe("1 passed, 1 failed");
});

test("mentions skipped tests only when there are any", () => {
  const skipped = { status: "skipped", fullName: "later" };
  expect(closingLine(report({ status: "passed", assertionResults: [passed, skipped] }))).toBe(
    "1 passed, 0 failed, 1 skipped",
  );
});
