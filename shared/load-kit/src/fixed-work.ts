import exec from "k6/execution";
import type { Options, Scenario } from "k6/options";
import { loadTest, type NamedJourney } from "./load-test.ts";
import type { LoadSettings } from "./settings.ts";
import { chance } from "./chance.ts";

/** The two portals of a comparison: what is there, and what would take its place. */
const sides = ["base", "head"] as const;
type Side = (typeof sides)[number];

/**
 * Runs in k6: every round of a journey is walked on one portal and at once on the other, with the same chance, in an order that
 * chance decides; so whatever happens to the machine happens to both. `MADANG_WORK` says how many rounds of each journey, or
 * `MADANG_SECONDS` for how long; `MADANG_ORIGINS` where the portals are; `MADANG_SEED` is where chance begins.
 */
export function fixedWork(
  settings: LoadSettings,
  journeys: readonly NamedJourney[],
): { options: Options; run: (exec: string) => void } {
  const origins = JSON.parse(__ENV["MADANG_ORIGINS"] ?? "{}") as Record<Side, string>;
  const tests = {
    base: loadTest({ ...settings, origin: origins.base }, journeys),
    head: loadTest({ ...settings, origin: origins.head }, journeys),
  };
  return {
    options: {
      ...tests.base.options,
      scenarios: Object.fromEntries(journeys.map((journey) => [nameOf(journey), scenarioOf(journey)])),
      thresholds: wantedMetrics(journeys),
    },
    run(name) {
      const seed = `${__ENV["MADANG_SEED"] ?? ""} ${name} ${exec.scenario.iterationInTest}`;
      const order = chance(seed)() < 0.5 ? sides : sides.toReversed();
      for (const side of order) {
        exec.vu.metrics.tags["side"] = side;
        Math.random = chance(seed);
        tests[side].run(name);
      }
    },
  };
}

function nameOf({ module, name }: NamedJourney): string {
  return `${module}-${name}`;
}

function scenarioOf(journey: NamedJourney): Scenario {
  const { module, name, exec } = journey;
  const work = JSON.parse(__ENV["MADANG_WORK"] ?? "{}") as Record<string, number>;
  const common = { exec, vus: 1, tags: { module, journey: name } };
  const rounds = work[nameOf(journey)];
  return rounds === undefined
    ? { ...common, executor: "constant-vus", duration: `${__ENV["MADANG_SECONDS"]}s`, gracefulStop: "20s" }
    : { ...common, executor: "per-vu-iterations", iterations: rounds, maxDuration: "5m" };
}

/** k6 tells a metric of one journey, module and side only where a threshold asks for it. */
function wantedMetrics(journeys: readonly NamedJourney[]): Record<string, string[]> {
  const rounds = journeys.map((journey) => `iterations{scenario:${nameOf(journey)}}`);
  const answers = journeys.flatMap(({ module }) =>
    sides.map((side) => `http_reqs{module:${module},side:${side}}`),
  );
  const durations = answers.map((metric) => metric.replace("http_reqs", "http_req_duration"));
  const failures = answers.map((metric) => metric.replace("http_reqs", "http_req_failed"));
  const asked = (metrics: readonly string[], threshold: string) =>
    metrics.map((metric): [string, string[]] => [metric, [threshold]]);
  return Object.fromEntries([
    ...asked([...rounds, ...answers], "count>=0"),
    ...asked(durations, "max>=0"),
    ...asked(failures, "rate>=0"),
  ]);
}
