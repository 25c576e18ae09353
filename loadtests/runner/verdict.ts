import type { Acknowledgement } from "@madang/load-kit/acknowledgement";
import type { LoadProfile } from "@madang/load-kit/settings";
import { exitCodes, requirements, type ExitCode } from "../requirements.ts";
import type { Ending } from "./collector.ts";
import { metricValue, type K6Summary } from "./k6/summary-schema.ts";
import type { LoadedModule } from "./suite/read-suite.ts";

/** One broken promise, whichever oracle found it. */
export interface BrokenPromise {
  readonly oracle: "foreign-marker" | "public-marker" | "embargo" | "acknowledged";
  readonly module: string;
  readonly detail: string;
  /** Where and when, never what. */
  readonly evidence: string;
}

export interface Findings {
  readonly profile: LoadProfile;
  readonly modules: readonly LoadedModule[];
  /** Nothing where the load was ended early. */
  readonly load: K6Summary | undefined;
  readonly broken: readonly BrokenPromise[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly endings: readonly Ending[];
  /** What each oracle has looked at. */
  readonly examined: Examined;
}

export interface Examined {
  readonly lookedUp: number;
  readonly comparedInDatabase: number | undefined;
  readonly embargoAnswers: number | undefined;
  readonly embargoAppeared: number | undefined;
}

export interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly detail: string;
}

export interface Verdict {
  readonly exitCode: ExitCode;
  readonly sentence: string;
  readonly checks: readonly Check[];
}

/** What the findings mean. */
export function verdictOf(findings: Findings): Verdict {
  const levels = serviceLevelChecks(findings);
  const generator = generatorCheck(findings);
  const { exitCode, sentence } = conclusion({ findings, levels, generator });
  return { exitCode, sentence, checks: [...levels, ...oracleChecks(findings), generator] };
}

function conclusion(options: {
  findings: Findings;
  levels: readonly Check[];
  generator: Check;
}): Pick<Verdict, "exitCode" | "sentence"> {
  const { findings, levels, generator } = options;
  const [first] = findings.broken;
  if (first !== undefined)
    return {
      exitCode: exitCodes.violated,
      sentence: `Failed: ${first.oracle} in ${first.module}: ${first.detail}.`,
    };
  const missed = levels.filter(({ passed }) => !passed);
  if (missed.length > 0)
    return {
      exitCode: exitCodes.missed,
      sentence: `Failed: ${missed.map(({ name, detail }) => `${name} (${detail})`).join("; ")}.`,
    };
  if (!generator.passed)
    return {
      exitCode: exitCodes.noVerdict,
      sentence: `No verdict: the load generator fell behind (${generator.detail}); give it more room or a smaller --scale.`,
    };
  return { exitCode: exitCodes.passed, sentence: "Passed: every service level kept, every promise held." };
}

function droppedShare({ load }: Findings): number {
  if (load === undefined) return 0;
  const dropped = metricValue(load, "dropped_iterations", "count");
  const done = metricValue(load, "iterations", "count");
  return dropped === 0 ? 0 : dropped / (dropped + done);
}

/** Figures of a generator that was too busy itself say nothing about the portal. */
function generatorCheck(findings: Findings): Check {
  const dropped = droppedShare(findings);
  return {
    name: "the load generator kept up",
    passed: dropped <= requirements.droppedArrivals,
    detail: `${percent(dropped)} of the arrivals dropped`,
  };
}

function serviceLevelChecks({ modules, load, endings }: Findings): Check[] {
  if (load === undefined) return [];
  return modules.flatMap(({ id, serviceLevel: { p95, errors } }) => {
    const value = (metric: string, name: string) => metricValue(load, `${metric}{module:${id}}`, name);
    const kept = (metric: string) => isKept(load, `${metric}{module:${id}}`);
    const told = endings.find(({ module }) => module === id)?.reason;
    const because = told === undefined ? "" : `, for example: ${told}`;
    return [
      {
        name: `${id}: 95 % of answers within ${p95} ms`,
        passed: kept("http_req_duration"),
        detail: `${value("http_req_duration", "p(95)").toFixed(0)} ms of ${value("http_req_duration", "count")} answers`,
      },
      {
        name: `${id}: at most ${percent(errors)} of answers fail`,
        passed: kept("http_req_failed"),
        detail: percent(value("http_req_failed", "rate")),
      },
      {
        name: `${id}: pages show what they should`,
        passed: kept("checks") && kept("journeys_broken"),
        detail: `${percent(value("checks", "rate"))} of ${value("checks", "passes") + value("checks", "fails")} expectations${kept("checks") && kept("journeys_broken") ? "" : because}`,
      },
    ];
  });
}

function isKept(load: K6Summary, metric: string): boolean {
  return Object.values(load.metrics[metric]?.thresholds ?? {}).every(({ ok }) => ok);
}

function oracleChecks({ broken, acknowledgements, examined, load }: Findings): Check[] {
  const requests = load === undefined ? 0 : metricValue(load, "http_reqs", "count");
  const { lookedUp, comparedInDatabase, embargoAnswers, embargoAppeared } = examined;
  const holds = (oracle: BrokenPromise["oracle"]) => !broken.some((each) => each.oracle === oracle);
  const database =
    comparedInDatabase === undefined
      ? "the database was not looked at"
      : `${comparedInDatabase} compared in the database`;
  const embargo: Check[] =
    embargoAnswers === undefined
      ? []
      : [
          {
            name: "nothing under embargo is seen",
            passed: holds("embargo"),
            detail: `${embargoAnswers} answers watched, ${embargoAppeared ?? 0} appearances in time`,
          },
        ];
  return [
    {
      name: "no answer carries another visitor's marker",
      passed: holds("foreign-marker") && holds("public-marker"),
      detail: `${requests} answers examined`,
    },
    {
      name: "everything acknowledged is there once, unchanged",
      passed: holds("acknowledged"),
      detail: `${acknowledgements.length} acknowledged, ${lookedUp} looked up, ${database}`,
    },
    ...embargo,
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`;
}
