import { clockErrors } from "../errors.ts";
import { minuteOfDay } from "../office-clock.ts";
import { checkPeriod } from "../period.ts";
import type { RulePack } from "./rule-pack.ts";

/** For a tenant's own pack, at start. Throws STATUTORY_CLOCK_RULE_PACK_INVALID or STATUTORY_CLOCK_PERIOD_INVALID. */
export function checkRulePack(pack: RulePack): RulePack {
  const problem = problemOf(pack);
  if (problem !== undefined)
    throw clockErrors.create("RULE_PACK_INVALID", { pack: `${pack.id} ${pack.version}`, problem });
  for (const { period } of Object.values(pack.clocks)) checkPeriod(period);
  return pack;
}

function problemOf({ office, counting, supplement, progressNotice }: RulePack): string | undefined {
  const bounds = office.working.flatMap(({ from, to }) => [minuteOfDay(from), minuteOfDay(to)]);
  if (bounds.some((bound, index) => !(bound > (bounds[index - 1] ?? -1)) || bound > 24 * 60))
    return "working hours are not in order";
  const minutes = bounds.reduce((sum, bound, index) => sum + (index % 2 === 0 ? -bound : bound), 0);
  if (minutes !== office.hoursPerDay * 60)
    return `working hours add up to ${minutes} minutes, not to ${office.hoursPerDay} hours`;
  if (counting.hours.mode !== "hours" || counting.days.mode !== "days")
    return "a counting rule has another mode";
  const numbers = [counting.longestDaysInHours, supplement.moreTime, supplement.repeatedRequestDays];
  if (![...numbers, progressNotice.everyDays].every((each) => Number.isInteger(each) && each >= 0))
    return "a number is not a whole one";
  return progressNotice.everyDays === 0 ? "notices every 0 days" : undefined;
}
