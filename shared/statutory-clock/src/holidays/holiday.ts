import type { CivilDate } from "../civil-date.ts";
import type { Citation } from "../rules/rule-pack.ts";

export type HolidayKind = "statutory" | "substitute" | "temporary" | "election";

export interface Holiday {
  readonly date: CivilDate;
  readonly name: Citation;
  readonly kind: HolidayKind;
}

/** When a holiday that falls on another day off gives a further one (Regulations on Holidays of Public Offices art. 3). */
export type SubstituteRule = "none" | "sunday" | "weekend";

export interface FixedHoliday {
  /** `05-05` */
  readonly day: string;
  readonly name: Citation;
  readonly substitute: SubstituteRule;
  /** First year in which public offices close. */
  readonly since?: number;
}

/** A feast of the lunar calendar: its solar date of each year, and the days around it that belong to it. */
export interface LunarHoliday {
  readonly name: Citation;
  readonly substitute: SubstituteRule;
  /** Days before and after, relative to the day itself. */
  readonly days: readonly number[];
  readonly dates: readonly CivilDate[];
}

/** Holidays as data: a new decision of the Cabinet is a new version, and open cases are counted again. */
export interface HolidayData {
  readonly version: string;
  readonly sources: readonly string[];
  /** Whole years. */
  readonly from: number;
  readonly to: number;
  readonly fixed: readonly FixedHoliday[];
  readonly lunar: readonly LunarHoliday[];
  /** Election days and temporary holidays, each by a decision of its own. */
  readonly single: readonly Holiday[];
}
