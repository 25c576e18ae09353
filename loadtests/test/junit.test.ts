import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { junitReport } from "../report/junit.ts";
import { generatedRecord } from "./generated-record.ts";
import { hostileRecord } from "./hostile-record.ts";

/** What the schema that Jenkins checks results with (junit-10.xsd of its xUnit plugin) allows, as far as it is used. */
const schema: Readonly<Record<string, { attributes: string; required: string; children: string }>> = {
  testsuites: { attributes: "name time tests failures errors", required: "", children: "testsuite" },
  testsuite: {
    attributes: "name tests failures errors group time skipped timestamp hostname id package file",
    required: "name tests failures errors",
    children: "testsuite properties testcase system-out system-err",
  },
  properties: { attributes: "", required: "", children: "property" },
  property: { attributes: "name value", required: "name value", children: "" },
  testcase: {
    attributes: "name time classname group",
    required: "name",
    children: "skipped error failure system-out system-err",
  },
  failure: { attributes: "type message", required: "", children: "" },
  error: { attributes: "type message", required: "", children: "" },
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

/** Well-formed and as the schema wants it, or it throws. */
function readJunit(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [] };
  const path = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] };
    path.at(-1)?.children.push(element);
    path.push(element);
  });
  parser.on("closetag", () => void path.pop());
  parser.write(xml).close();
  for (const element of root.children) assertAllowed(element);
  expect(root.children.map(({ name }) => name)).toEqual(["testsuites"]);
  return root.children[0]!;
}

function assertAllowed({ name, attributes, children }: Element): void {
  const rule = schema[name]!;
  const words = (text: string) => text.split(" ").filter(Boolean);
  expect(words(rule.attributes), name).toEqual(expect.arrayContaining(Object.keys(attributes)));
  expect(Object.keys(attributes), name).toEqual(expect.arrayContaining(words(rule.required)));
  expect(words(rule.children), name).toEqual(expect.arrayContaining(children.map((child) => child.name)));
  if (name.startsWith("testsuite")) expect(attributes["time"]).toMatch(/^\d+\.\d{3}$/);
  for (const child of children) assertAllowed(child);
}

const cases = (suite: Element) => suite.children.filter(({ name }) => name === "testcase");
const failing = (suite: Element) => cases(suite).filter(({ children }) => children.length > 0);

describe("junit.xml", () => {
  const record = generatedRecord();
  const suites = readJunit(junitReport(record)).children;

  test("has a case for each check, those of a fault in a suite of its own", () => {
    expect(suites.map(({ attributes }) => attributes["name"])).toEqual([
      "surge: verdict",
      "surge: checks",
      "surge: fault module-killed:news",
    ]);
    const named = suites
      .slice(1)
      .flatMap(cases)
      .map(({ attributes }) => attributes["name"]);
    expect(new Set(named)).toEqual(new Set(record.checks.map(({ name }) => name)));
  });

  test("fails where the run does, and counts what failed", () => {
    const [verdict, checks] = suites;
    expect(failing(verdict!).map(({ children }) => children[0]?.name)).toEqual(["failure"]);
    expect(failing(checks!).map(({ attributes }) => attributes["name"])).toEqual([
      "news: 95 % of answers within 500 ms",
    ]);
    expect(checks?.attributes["failures"]).toBe("1");
    expect(checks?.attributes["tests"]).toBe(String(cases(checks!).length));
  });

  test("of a run that passed has no failure", () => {
    const verdict = { exitCode: 0, sentence: "Passed" };
    const checks = record.checks.filter(({ passed }) => passed);
    const passed = readJunit(junitReport(generatedRecord({ verdict, checks })));
    expect(passed.attributes).toMatchObject({ failures: "0", errors: "0" });
  });

  test("of a run without a verdict has an error: it says nothing about the portal", () => {
    const [verdict] = readJunit(
      junitReport(generatedRecord({ verdict: { exitCode: 4, sentence: "No verdict" } })),
    ).children;
    expect(verdict?.attributes).toMatchObject({ failures: "0", errors: "1" });
  });

  test("stays whole and loses no word where names, reasons and evidence are hostile", () => {
    const [verdict] = readJunit(junitReport(hostileRecord())).children;
    const names = cases(verdict!).map(({ attributes }) => attributes["name"]);
    expect(names.at(-1)).toContain('</script></style></title>--><img src=x onerror="alert(1)">');
    expect(names.at(-1)).toContain("\uFFFD[31m");
  });

  test("of a record whose clock went backwards has no negative time", () => {
    const backwards = readJunit(junitReport(generatedRecord({ endedAt: "2026-11-22T09:00:00.000Z" })));
    expect(backwards.attributes["time"]).toBe("0.000");
  });
});
