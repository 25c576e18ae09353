import type { LoadProfile, Mix, Scene } from "./settings.ts";

/** A point of the plan: between two of them the rate moves evenly; two at one second are a jump. */
export interface PlannedRate {
  /** Seconds since the load began. */
  readonly at: number;
  /** Visitors a minute. */
  readonly perMinute: number;
}

export interface SharedJourney {
  readonly module: string;
  readonly name: string;
  /** In proportion to the shares of the other journeys. */
  readonly share: number;
}

/** How many visitors are to arrive when, over the whole run; they do whether or not the portal keeps up. */
export function plannedArrivals({ scenes }: Pick<LoadProfile, "scenes">): PlannedRate[] {
  return ratesOf(scenes, () => 1);
}

/** The same for one journey: its part of the arrivals, which differs from scene to scene. */
export function plannedFor(
  journey: SharedJourney,
  { scenes, suite }: { scenes: readonly Scene[]; suite: readonly SharedJourney[] },
): PlannedRate[] {
  return ratesOf(scenes, ({ mix }) => partOf(journey, suite, mix));
}

/** Visitors between two seconds of a plan: the area under it. */
export function visitorsBetween(plan: readonly PlannedRate[], from: number, until: number): number {
  let visitors = 0;
  for (const [index, end] of plan.entries()) {
    const begin = plan[index - 1];
    if (begin === undefined || end.at <= begin.at) continue;
    const [left, right] = [Math.max(from, begin.at), Math.min(until, end.at)];
    if (left < right)
      visitors += ((right - left) * (rateIn(begin, end, left) + rateIn(begin, end, right))) / 120;
  }
  return visitors;
}

/** Visitors a minute at that second; after a jump where there is one. Nothing outside of the plan. */
export function rateAt(plan: readonly PlannedRate[], at: number): number {
  const next = plan.findIndex(
    (point, index) => point.at > at || (point.at === at && index === plan.length - 1),
  );
  const [begin, end] = [plan[next - 1], plan[next]];
  return begin === undefined || end === undefined ? 0 : rateIn(begin, end, at);
}

export function peakOf(plan: readonly PlannedRate[]): number {
  return Math.max(0, ...plan.map(({ perMinute }) => perMinute));
}

function rateIn(begin: PlannedRate, end: PlannedRate, at: number): number {
  const passed = end.at === begin.at ? 1 : (at - begin.at) / (end.at - begin.at);
  return begin.perMinute + (end.perMinute - begin.perMinute) * passed;
}

function ratesOf(scenes: readonly Scene[], partIn: (scene: Scene) => number): PlannedRate[] {
  const points: PlannedRate[] = [];
  let now = 0;
  const add = (at: number, perMinute: number) => {
    const last = points.at(-1);
    if (last?.at !== at || last.perMinute !== perMinute) points.push({ at, perMinute });
  };
  for (const scene of scenes)
    for (const { seconds, from, to } of scene.stages) {
      add(now, from * partIn(scene));
      now += seconds;
      add(now, to * partIn(scene));
    }
  return points;
}

/**
 * Part (0–1) of a scene's arrivals that a journey gets. A mix gives weights to modules and to single journeys; `others` is the
 * weight of all that it does not name together. Within a weight journeys keep their own proportions. Without a mix their
 * shares are all there is.
 */
export function partOf(
  journey: SharedJourney,
  suite: readonly SharedJourney[],
  mix: Mix | undefined,
): number {
  const weights: Mix = mix ?? { others: 1 };
  const groupOf = ({ module, name }: SharedJourney) =>
    [`${module}/${name}`, module].find((group) => Object.hasOwn(weights, group)) ?? "others";
  const occupied = new Set(suite.map(groupOf));
  const all = [...occupied].reduce((sum, group) => sum + (weights[group] ?? 0), 0);
  const group = groupOf(journey);
  const shares = suite.reduce((sum, each) => (groupOf(each) === group ? sum + each.share : sum), 0);
  return all === 0 || shares === 0 ? 0 : ((weights[group] ?? 0) / all) * (journey.share / shares);
}
