export { clockDue } from "./clock-due.ts";
export type { CivilDate } from "./civil-date.ts";
export { dueDate, type ClockInput } from "./due-date.ts";
export { dueDateChange, type DueDateChange } from "./due-date-change.ts";
export { clockErrors } from "./errors.ts";
export type { DueDate, ExplainedDay, ExplainedStop, SkipReason } from "./explanation.ts";
export { decideExtension, type ExtensionDecision, type ExtensionRefusal } from "./extension-rule.ts";
export type { Holiday, HolidayData, HolidayKind, SubstituteRule } from "./holidays/holiday.ts";
export { createHolidayCalendar, type HolidayCalendar } from "./holidays/holiday-calendar.ts";
export { koreaCalendar } from "./holidays/korea-calendar.ts";
export { koreaHolidays } from "./holidays/korea-holidays.ts";
export { isOverdue } from "./overdue.ts";
export { nextProgressNotice, progressNotices } from "./progress-notices.ts";
export { checkRulePack } from "./rules/check-rule-pack.ts";
export { koreaRulePack } from "./rules/korea-pack.ts";
export { petitionPeriods } from "./rules/petition-periods.ts";
export type {
  Citation,
  ClockName,
  CountingMode,
  CountingRule,
  Period,
  RulePack,
  StopReason,
} from "./rules/rule-pack.ts";
export type { Stop } from "./stops.ts";
export { moreTimeLeft, supplementDue, unmetSupplement } from "./supplement-rule.ts";
