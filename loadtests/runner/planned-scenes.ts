import { peakOf, plannedArrivals, visitorsBetween } from "@madang/load-kit/arrival-plan";
import type { LoadProfile } from "@madang/load-kit/settings";

/** When a scene is to begin and end, in seconds since the load began: a mark on the time axis of the report. */
export interface PlannedScene {
  readonly at: number;
  readonly until: number;
  readonly name: string;
  readonly detail: string;
}

export function plannedScenes({ scenes }: Pick<LoadProfile, "scenes">): PlannedScene[] {
  let at = 0;
  return scenes.map((scene) => {
    const seconds = scene.stages.reduce((sum, stage) => sum + stage.seconds, 0);
    const arrivals = arrivalsInWords({ scenes: [scene] });
    const detail = scene.says === undefined ? arrivals : `${scene.says}; ${arrivals}`;
    const planned = { at, until: at + seconds, name: scene.name, detail };
    at = planned.until;
    return planned;
  });
}

/** "150 visitors a minute", or what a rate that moves comes to. */
export function arrivalsInWords({ scenes }: Pick<LoadProfile, "scenes">): string {
  const plan = plannedArrivals({ scenes });
  const peak = peakOf(plan);
  if (plan.every(({ perMinute }) => perMinute === peak)) return `${peak.toFixed(0)} visitors a minute`;
  const visitors = visitorsBetween(plan, 0, plan.at(-1)?.at ?? 0);
  return `${visitors.toFixed(0)} visitors, at most ${peak.toFixed(0)} a minute`;
}
