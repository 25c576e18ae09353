import { clockErrors } from "./errors.ts";
import type { CountingRule, Period, PeriodUnit, RulePack } from "./rules/rule-pack.ts";

const units: readonly PeriodUnit[] = ["hour", "day", "civil-day", "week", "month", "year"];

/** Far above any period of a statute, and small enough to be walked day by day. */
export const longestAmount = 5000;

/** Throws STATUTORY_CLOCK_PERIOD_INVALID. */
export function checkPeriod({ unit, amount }: Period): void {
  if (units.includes(unit) && Number.isInteger(amount) && amount >= 1 && amount <= longestAmount) return;
  throw clockErrors.create("PERIOD_INVALID", {
    amount,
    unit,
    limit: longestAmount,
    units: units.join(", "),
  });
}

/** Civil Petitions Treatment Act art. 19: up to five days in hours, six and more in days, weeks and longer by the Civil Act. */
export function ruleFor({ unit, amount }: Period, { counting }: RulePack): CountingRule {
  if (unit === "hour") return counting.hours;
  if (unit === "day") return amount <= counting.longestDaysInHours ? counting.hours : counting.days;
  return unit === "civil-day" ? counting.civilDays : counting.calendar;
}

/** The period with its extensions, in the unit of the period. Throws STATUTORY_CLOCK_EXTENSION_INVALID. */
export function extended(period: Period, extensions: readonly Period[], rule: CountingRule): Period {
  const strange = extensions.find(({ unit }) => unit !== period.unit);
  if (strange !== undefined)
    throw clockErrors.create("EXTENSION_INVALID", { unit: strange.unit, mode: rule.mode });
  const amount = extensions.reduce((sum, each) => sum + each.amount, period.amount);
  return { unit: period.unit, amount };
}
