import type { CivilDate } from "./civil-date.ts";
import type { HolidayKind } from "./holidays/holiday.ts";
import type { Citation, CountingMode, Period, StopReason } from "./rules/rule-pack.ts";

/** Why a day does not count towards a period. */
export type SkipReason =
  | { readonly kind: "saturday" | "sunday" }
  | { readonly kind: "first-day" }
  | { readonly kind: HolidayKind; readonly name: Citation };

/** What became of one day between the start and the due date. */
export type ExplainedDay =
  /** `nth` in days, `minutes` of working time in hours. */
  | { readonly date: CivilDate; readonly state: "counted"; readonly nth?: number; readonly minutes?: number }
  | { readonly date: CivilDate; readonly state: "skipped"; readonly reason: SkipReason }
  | { readonly date: CivilDate; readonly state: "stopped"; readonly reason: StopReason }
  /** In hours: a working day on which no time was left, such as that of a receipt after closing. */
  | { readonly date: CivilDate; readonly state: "closed" }
  /** The period ended on a day off before it, and its end moved here. */
  | { readonly date: CivilDate; readonly state: "moved" };

export interface ExplainedStop {
  readonly reason: StopReason;
  readonly citation: Citation;
  /** ISO 8601 with the office's offset. */
  readonly from: string;
  /** Absent while the clock stands. */
  readonly to?: string;
}

/** A due date that explains itself. It survives JSON. */
export interface DueDate {
  /** Rule pack and its version. */
  readonly pack: string;
  /** Version of the holiday data. */
  readonly calendar: string;
  readonly rule: { readonly id: string; readonly mode: CountingMode; readonly citation: Citation };
  readonly period: Period;
  readonly extensions: readonly Period[];
  readonly start: string;
  /** What has to be counted, with extensions. */
  readonly total: { readonly unit: "minutes" | "days"; readonly amount: number };
  /** How much of it the days below count. */
  readonly counted: number;
  readonly due?: {
    readonly date: CivilDate;
    /** The moment after which it is late. In hours to the minute, else the end of the day. */
    readonly at: string;
  };
  /** Set where the clock stands and so no date can be named. */
  readonly stoppedBy?: StopReason;
  /** Every day from the start to the due date, or to the day on which the clock was stopped. */
  readonly days: readonly ExplainedDay[];
  readonly stops: readonly ExplainedStop[];
}
