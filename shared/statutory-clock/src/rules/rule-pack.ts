/** Where a rule stands, in words for citizens and officers. */
export interface Citation {
  readonly ko: string;
  readonly en: string;
}

export type PeriodUnit = "hour" | "day" | "civil-day" | "week" | "month" | "year";

/** A length as a statute sets it. `hour` is a working hour; `civil-day` a day of the Civil Act, for acts of citizens. */
export interface Period {
  readonly unit: PeriodUnit;
  readonly amount: number;
}

export type CountingMode = "hours" | "days" | "civil-days" | "calendar";

/** How a period is counted. */
export interface CountingRule {
  readonly id: string;
  readonly mode: CountingMode;
  readonly citation: Citation;
  readonly firstDay: "counted" | "excluded";
  /** Days that are not counted. */
  readonly skips: { readonly saturdays: boolean; readonly holidays: boolean };
  /** An end on a Saturday or holiday moves to the next working day (Civil Act art. 161). */
  readonly endMoves: boolean;
}

export interface OfficeHours {
  /** East of UTC, without daylight saving. */
  readonly offsetMinutes: number;
  /** Parts of the working day in order, `09:00` to `12:00`. */
  readonly working: readonly { readonly from: string; readonly to: string }[];
  readonly hoursPerDay: number;
  readonly citation: Citation;
}

export type StopReason =
  | "supplement"
  | "transfer-travel"
  | "representative"
  | "hearing"
  | "examination"
  | "prerequisite"
  | "field-survey";

/** Time that does not count towards the period. */
export interface StopRule {
  readonly citation: Citation;
  /**
   * `held`: the first and the last day of the stop are not counted either. `counted`: a day is not counted only where the
   * stop covers all its working time.
   */
  readonly endDays: "held" | "counted";
  /** The longest that the statute allows, for a warning to the office; a longer stop still does not count. */
  readonly longestDays?: number;
}

export type ClockName =
  | "receipt"
  | "forward-to-department"
  | "forward-to-remote-department"
  | "forward-within-agency"
  | "forward-to-other-agency"
  | "immediate"
  | "objection"
  | "objection-decision"
  | "objection-extension";

export interface ClockRule {
  readonly period: Period;
  readonly citation: Citation;
}

/**
 * Every number of the statute that the clock uses. A tenant whose ordinance differs writes a pack of its own; a changed
 * number is a new version, and open cases are counted again with it.
 */
export interface RulePack {
  readonly id: string;
  readonly version: string;
  readonly office: OfficeHours;
  readonly counting: {
    /** Periods in days up to this length are counted in hours. */
    readonly longestDaysInHours: number;
    readonly hours: CountingRule;
    readonly days: CountingRule;
    readonly civilDays: CountingRule;
    readonly calendar: CountingRule;
  };
  readonly clocks: Readonly<Record<ClockName, ClockRule>>;
  readonly stops: Readonly<Record<StopReason, StopRule>>;
  readonly extension: {
    readonly citation: Citation;
    /** The first needs no consent, each further one does. */
    readonly withoutConsent: number;
    readonly withConsent: number;
  };
  readonly supplement: {
    readonly citation: Citation;
    /** How often the petitioner may ask for more time. */
    readonly moreTime: number;
    /** Days at most for a request that is repeated after the first went unanswered. */
    readonly repeatedRequestDays: number;
    /** Undelivered this often, the petition counts as withdrawn. */
    readonly undeliverable: number;
  };
  readonly progressNotice: { readonly citation: Citation; readonly everyDays: number };
}
