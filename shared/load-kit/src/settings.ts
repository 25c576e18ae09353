import type { VisitorHabits } from "./visitor-habits.ts";

/** What the runner tells the load generator; the bundle carries it (loadtests/runner/bundle). */
export interface LoadSettings {
  /** Address of the portal, without a slash at its end. */
  readonly origin: string;
  /** Address of the runner's collector, with its token. */
  readonly collector: string;
  /** Every marker of this run begins with it. */
  readonly markerPrefix: string;
  /** Items that nobody may see before their second, by the owner part of their marker. */
  readonly embargoes: Readonly<Record<string, Embargo>>;
  readonly profile: LoadProfile;
  /** Modules whose journeys run. */
  readonly modules: readonly string[];
  /** Whether the run goes on after a broken promise; it does not where nothing is said. */
  readonly keepGoing?: boolean;
}

export interface Embargo {
  /** Milliseconds since 1970; nothing of the item may be seen before. */
  readonly until: number;
  readonly module: string;
}

export interface LoadProfile {
  /** Sum of all stages. */
  readonly seconds: number;
  /** What happens, in its order. */
  readonly scenes: readonly Scene[];
  /** Seconds after which nearly every visitor has left; more at one time than that allows are dropped, and counted. */
  readonly visitsLast: number;
  readonly think: ThinkTime;
  readonly visitors: VisitorHabits;
  /** Whether pages are asked for before the load begins. */
  readonly cache: "warm" | "cold";
}

/** A part of the run in which visitors want the same things. */
export interface Scene {
  readonly name: string;
  /** What it stands for, in words. */
  readonly says?: string | undefined;
  /** What visitors want; without it journeys have the shares that they declare. */
  readonly mix?: Mix | undefined;
  readonly stages: readonly Stage[];
}

/** Weights by module or `module/journey`, and of `others`: all that are not named. */
export type Mix = Readonly<Record<string, number>>;

/** Arrivals that move evenly from one rate to another (visitors a minute), whether or not the portal keeps up: an open model. */
export interface Stage {
  readonly seconds: number;
  readonly from: number;
  readonly to: number;
}

/** How long a visitor reads before the next step, in seconds: log-normal, as reading times are. */
export interface ThinkTime {
  /** Half of them take less. */
  readonly median: number;
  /** Standard deviation of the logarithm: 0 is everybody alike, 1 some who take ten times as long. */
  readonly spread: number;
  /** Nobody takes longer. */
  readonly most: number;
}

export interface ServiceLevel {
  /** Milliseconds within which 95 % of answers arrive. */
  readonly p95: number;
  /** Share of answers that may fail. */
  readonly errors: number;
}
