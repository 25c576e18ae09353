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
  /** Service levels by module: the thresholds. */
  readonly serviceLevels: Readonly<Record<string, ServiceLevel>>;
  /** Modules whose journeys run. */
  readonly modules: readonly string[];
}

export interface Embargo {
  /** Milliseconds since 1970; nothing of the item may be seen before. */
  readonly until: number;
  readonly module: string;
}

export interface LoadProfile {
  readonly seconds: number;
  /** Visitors who arrive in a minute, whether or not the portal keeps up (open model). */
  readonly arrivalsPerMinute: number;
  /** Visitors at one time; an arrival beyond it is dropped, and counted. */
  readonly visitorsAtOnce: number;
  /** Seconds that a visitor reads before the next step. */
  readonly think: { readonly least: number; readonly most: number };
}

export interface ServiceLevel {
  /** Milliseconds within which 95 % of answers arrive. */
  readonly p95: number;
  /** Share of answers that may fail. */
  readonly errors: number;
}
