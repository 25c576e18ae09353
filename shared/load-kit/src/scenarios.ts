import type { Scenario } from "k6/options";
import { peakOf, plannedFor, type PlannedRate, type SharedJourney } from "./arrival-plan.ts";
import type { LoadProfile } from "./settings.ts";

/** A journey with the exported function of the bundle that runs it. */
export interface ExecutedJourney extends SharedJourney {
  readonly exec: string;
}

/** k6 takes whole numbers of arrivals: in an hour, so that a rare journey of a small run is not rounded away. */
const perHour = { timeUnit: "1h" };

/**
 * One scenario of k6 per journey. Arrivals do not wait for answers: an open model, as on the worst day. A scenario's name joins module
 * and journey with two underscores: the generator's output tells dropped arrivals apart by it.
 */
export function scenariosOf(options: {
  profile: Pick<LoadProfile, "scenes" | "visitsLast">;
  /** The whole suite: shares of traffic are shares of all. */
  suite: readonly ExecutedJourney[];
  /** Modules whose journeys run. */
  modules: readonly string[];
}): Record<string, Scenario> {
  const { profile, suite, modules } = options;
  const chosen = suite.filter(({ module }) => modules.includes(module));
  const planned = chosen.map((journey): [ExecutedJourney, PlannedRate[]] => [
    journey,
    plannedFor(journey, { scenes: profile.scenes, suite }),
  ]);
  return Object.fromEntries(
    planned
      .filter(([, plan]) => peakOf(plan) > 0)
      .map(([journey, plan]) => [`${journey.module}__${journey.name}`, scenario(journey, plan, profile)]),
  );
}

function scenario(
  { module, name, exec }: ExecutedJourney,
  plan: readonly PlannedRate[],
  { visitsLast }: Pick<LoadProfile, "visitsLast">,
): Scenario {
  const atOnce = Math.ceil((peakOf(plan) / 60) * visitsLast) + 3;
  const common = {
    exec,
    ...perHour,
    // One that is added later costs its first arrival, and one that is there a megabyte and some 20 ms: most visits take half as long.
    preAllocatedVUs: Math.ceil(atOnce / 2),
    maxVUs: atOnce,
    gracefulStop: "20s",
    tags: { module, journey: name },
  };
  const [first, second] = plan;
  const steady = plan.length === 2 && first?.perMinute === second?.perMinute;
  // It begins with an arrival, where a rate that moves begins with a wait: in a short run every journey occurs.
  if (steady)
    return {
      ...common,
      executor: "constant-arrival-rate",
      rate: Math.max(1, hourly(first)),
      duration: milliseconds(second?.at ?? 0),
    };
  return { ...common, executor: "ramping-arrival-rate", startRate: hourly(first), stages: stagesOf(plan) };
}

/** Two points at one second become a stage of no length: k6 jumps. */
function stagesOf(plan: readonly PlannedRate[]): { target: number; duration: string }[] {
  return plan.slice(1).map((point, index) => ({
    target: hourly(point),
    duration: milliseconds(point.at - (plan[index]?.at ?? 0)),
  }));
}

function hourly(point: PlannedRate | undefined): number {
  return Math.round((point?.perMinute ?? 0) * 60);
}

function milliseconds(seconds: number): string {
  return `${Math.round(seconds * 1000)}ms`;
}
