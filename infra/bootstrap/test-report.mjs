/**
 * Counts and explains vitest's JSON report (--reporter=json). A file that could not be loaded counts as one
 * failed test, or it would fail without a trace.
 */
export function readReport(report) {
  const files = report.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })));
  const brokenFiles = files.filter((file) => file.status === "failed" && !hasFailedTest(file));
  const failures = [
    ...tests.filter((test) => test.status === "failed").map(describeTest),
    ...brokenFiles.map((file) => ({ where: file.name, why: firstLines(file.message) })),
  ];
  return {
    passed: tests.filter((test) => test.status === "passed").length,
    failed: failures.length,
    skipped: tests.filter((test) => ["pending", "skipped", "todo", "disabled"].includes(test.status)).length,
    failures,
  };
}

/** The last line of `npm test`, which tools look for. */
export function closingLine({ passed, failed, skipped }) {
  const end = skipped === 0 ? "" : `, ${skipped} skipped`;
  return `${passed} passed, ${failed} failed${end}`;
}

function hasFailedTest(file) {
  return file.assertionResults.some((test) => test.status === "failed");
}

function describeTest(test) {
  return { where: `${test.file} > ${test.fullName}`, why: firstLines(test.failureMessages?.join("\n")) };
}

function firstLines(text) {
  return (text ?? "").split("\n").slice(0, 12).join("\n");
}
