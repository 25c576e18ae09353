import { exitCodes, type ExitCode } from "../requirements.ts";
import type { Pair } from "./measure/comparison-record.ts";
import { metricRules } from "./metrics.ts";
import { judge, type Judgement } from "./statistics/judge.ts";
import { measuredMetrics, type NamedMetric } from "./statistics/measured-metrics.ts";

export interface JudgedMetric extends NamedMetric, Judgement {}

export interface ComparisonVerdict {
  readonly exitCode: ExitCode;
  readonly sentence: string;
  readonly metrics: readonly JudgedMetric[];
}

/** More failed answers than this share, on one side alone, is a difference that no figure may hide. */
const failuresThatCount = 0.01;

/** What the pairs mean: a regression, none, or that it cannot be told. */
export function comparisonVerdict(pairs: readonly Pair[]): ComparisonVerdict {
  const named = measuredMetrics(pairs);
  const judged = judge(named);
  const metrics = named.flatMap((metric, index) => {
    const judgement = judged[index];
    return judgement === undefined ? [] : [{ ...metric, ...judgement }];
  });
  return { ...conclusion(metrics, pairs), metrics };
}

/** True when another round could not change what is said. */
export function isDecided({ metrics }: ComparisonVerdict): boolean {
  return deciding(metrics).every(({ outcome }) => outcome !== "undecided");
}

function conclusion(
  metrics: readonly JudgedMetric[],
  pairs: readonly Pair[],
): Pick<ComparisonVerdict, "exitCode" | "sentence"> {
  const failing = modulesThatFail(pairs);
  if (failing.length > 0)
    return {
      exitCode: exitCodes.missed,
      sentence: `Regression: ${failing.join(" and ")} of head fails requests that base answers.`,
    };
  const worse = metrics.filter(({ outcome }) => outcome === "worse");
  if (worse.length > 0)
    return { exitCode: exitCodes.missed, sentence: `Regression: ${worse.map(phraseOf).join("; ")}.` };
  const open = deciding(metrics).filter(({ outcome }) => outcome === "undecided");
  if (metrics.length === 0 || open.length > 0)
    return {
      exitCode: exitCodes.noVerdict,
      sentence: `No verdict: too noisy to tell ${open.map(({ service, rule }) => `${rule.says} of ${service}`).join(", ") || "anything"}. Give the machine less to do, or allow more --rounds.`,
    };
  return { exitCode: exitCodes.passed, sentence: "No regression." };
}

/** Where no CPU can be read (a portal that runs elsewhere), latency has to decide. */
function deciding(metrics: readonly JudgedMetric[]): JudgedMetric[] {
  const cpu = metrics.filter(({ rule }) => rule.decides);
  return cpu.length > 0 ? cpu : metrics.filter(({ kind }) => kind === "median");
}

/** For example: news needs 10 % (8–12 %) more CPU per request. */
export function phraseOf({ service, rule, change, low, high }: JudgedMetric): string {
  const percent = (share: number) => (share * 100).toFixed(1);
  const measure = rule.says === metricRules.cpu.says ? "more CPU per request" : `more ${rule.says}`;
  return `${service} has ${percent(change)} % (${percent(low)} to ${percent(high)} %) ${measure}`;
}

function modulesThatFail(pairs: readonly Pair[]): string[] {
  const modules = Object.keys(pairs[0]?.answers ?? {});
  const share = (module: string, side: "base" | "head") => {
    const all = pairs.map(({ answers }) => answers[module]?.[side]);
    const sum = (of: "count" | "failed") => all.reduce((total, each) => total + (each?.[of] ?? 0), 0);
    return sum("failed") / Math.max(1, sum("count"));
  };
  return modules.filter((module) => share(module, "head") > share(module, "base") + failuresThatCount);
}
