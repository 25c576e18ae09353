import type { Style } from "../core/style.ts";
import type { CheckReport } from "./check-module.ts";
import type { StepResult } from "./check-step.ts";
import type { Finding } from "./finding.ts";

/** What people read when the steps have ended: each finding with its place and its remedy, then one line that sums up. */
export function describeReport({ module, passed, steps }: CheckReport, style: Style): string {
  const told = steps.filter(
    ({ state, notes }) =>
      state === "failed" || state === "not possible" || (notes.length > 0 && state === "passed"),
  );
  return [...told.map((step) => describeStep(step, style)), summary({ module, passed, steps }, style)].join(
    "\n\n",
  );
}

function describeStep({ name, state, findings, notes }: StepResult, style: Style): string {
  const mark =
    state === "passed" ? style.good("✓") : state === "failed" ? style.bad("✗") : style.caution("–");
  return [
    `${mark} ${style.strong(name)}`,
    ...findings.slice(0, mostFindings).map((finding) => describeFinding(finding, style)),
    ...(findings.length > mostFindings
      ? [`    … and ${findings.length - mostFindings} more; --json has all of them.`]
      : []),
    ...notes.map((note) => `    ${style.faint(note)}`),
  ].join("\n");
}

const mostFindings = 20;

function describeFinding({ file, text, remedy }: Finding, style: Style): string {
  const place = file === undefined ? "" : `${style.strong(file)}: `;
  return `    ${place}${text}.\n      ${style.faint(remedy)}`;
}

function summary({ module, passed, steps }: CheckReport, style: Style): string {
  const count = (state: StepResult["state"]) => steps.filter((step) => step.state === state).length;
  const rest = [
    [count("left out"), "left out"],
    [count("not possible"), "not possible"],
  ] as const;
  const others = rest.flatMap(([number, words]) => (number === 0 ? [] : [`, ${number} ${words}`])).join("");
  const total = steps.reduce((sum, { findings }) => sum + findings.length, 0);
  return passed
    ? style.good(`${module}: nothing speaks against it. ${count("passed")} steps passed${others}.`)
    : style.bad(
        `${module}: ${total} ${total === 1 ? "finding" : "findings"}. ${count("passed")} steps passed, ${count("failed")} failed${others}.`,
      );
}
