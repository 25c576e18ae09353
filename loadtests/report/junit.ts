import type { RunRecord } from "../results/run-record.ts";
import { exitCodes } from "../requirements.ts";
import { exitCodeWords } from "./words/exit-code-words.ts";
import { xmlText } from "./words/xml.ts";

interface Case {
  readonly name: string;
  readonly trouble?: { readonly kind: "failure" | "error"; readonly message: string; readonly text: string };
}
interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** Checks as test cases, faults as suites of their own: what Jenkins, GitLab and GitHub's actions read. */
export function junitReport(record: RunRecord): string {
  const suites = suitesOf(record);
  const milliseconds = Date.parse(record.endedAt) - Date.parse(record.startedAt);
  const seconds = (Math.max(0, milliseconds) / 1000).toFixed(3);
  const all = totals(suites.flatMap(({ cases }) => cases));
  const body = suites.map((suite) => suiteXml(suite, record, seconds)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${xmlText(`loadtest ${record.profile.name}`)}"${all} time="${seconds}">
${body}</testsuites>
`;
}

function suitesOf(record: RunRecord): Suite[] {
  const { checks, events } = record;
  const faults = [...new Set(events.filter(({ kind }) => kind === "fault").map(({ name }) => name))];
  const faultOf = (check: string) => faults.find((fault) => check.startsWith(`${fault}: `));
  const suite = (name: string, chosen: RunRecord["checks"]) => ({ name, cases: chosen.map(caseOf) });
  return [
    { name: "verdict", cases: verdictCases(record) },
    suite(
      "checks",
      checks.filter(({ name }) => faultOf(name) === undefined),
    ),
    ...faults.map((fault) =>
      suite(
        `fault ${fault}`,
        checks.filter(({ name }) => faultOf(name) === fault),
      ),
    ),
  ].filter(({ cases }) => cases.length > 0);
}

function caseOf({ name, passed, detail }: RunRecord["checks"][number]): Case {
  return passed
    ? { name }
    : { name, trouble: { kind: "failure", message: detail, text: `${name}: ${detail}` } };
}

/** One case that fails with the run, and one for each broken promise; a run that says nothing about the portal is an error. */
function verdictCases({ verdict, broken }: RunRecord): Case[] {
  const { exitCode, sentence } = verdict;
  const name = "the run ended with a verdict and passed";
  const portal = exitCode === exitCodes.missed || exitCode === exitCodes.violated;
  const trouble = {
    kind: portal ? "failure" : "error",
    message: exitCodeWords(exitCode).title,
    text: sentence,
  } as const;
  const promises = broken.map(({ oracle, module, detail, evidence }): Case => {
    const text = `${detail}\n${evidence}`;
    return { name: `${oracle} in ${module}`, trouble: { kind: "failure", message: detail, text } };
  });
  return [exitCode === exitCodes.passed ? { name } : { name, trouble }, ...promises];
}

function suiteXml({ name, cases }: Suite, record: RunRecord, seconds: string): string {
  const className = `loadtest.${record.profile.name}.${name}`;
  // The schema wants a timestamp without a zone.
  const timestamp = record.startedAt.replace(/(\.\d+)?Z?$/, "");
  const attributes = `name="${xmlText(`${record.profile.name}: ${name}`)}"${totals(cases)} skipped="0" time="${seconds}" timestamp="${xmlText(timestamp)}" hostname="localhost"`;
  return `  <testsuite ${attributes}>
${propertiesXml(record)}${cases.map((each) => caseXml(each, className)).join("")}  </testsuite>
`;
}

/** What a reader of the results looks for first. */
function propertiesXml({ id, verdict, portal, generator }: RunRecord): string {
  const properties = {
    run: id,
    exitCode: String(verdict.exitCode),
    revision: portal.revision ?? "",
    k6: generator.k6,
  };
  const each = Object.entries(properties).map(
    ([name, value]) => `      <property name="${name}" value="${xmlText(value)}"/>\n`,
  );
  return `    <properties>\n${each.join("")}    </properties>\n`;
}

/** Times of single checks are not known: all of them are of the whole run. */
function caseXml({ name, trouble }: Case, className: string): string {
  const opening = `    <testcase name="${xmlText(name)}" classname="${xmlText(className)}" time="0"`;
  if (trouble === undefined) return `${opening}/>\n`;
  const { kind, message, text } = trouble;
  return `${opening}>
      <${kind} message="${xmlText(message)}" type="${kind}">${xmlText(text)}</${kind}>
    </testcase>
`;
}

function totals(cases: readonly Case[]): string {
  const count = (kind: "failure" | "error") => cases.filter(({ trouble }) => trouble?.kind === kind).length;
  return ` tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}"`;
}
