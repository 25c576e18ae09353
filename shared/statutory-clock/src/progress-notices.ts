import { civilDate, type CivilDate } from "./civil-date.ts";
import { dayOf, officeMinute } from "./office-clock.ts";
import type { RulePack } from "./rules/rule-pack.ts";

/** Days on which the petitioner is told how it goes: 30 days after receipt and every 30 days from then (Decree art. 23). */
export function progressNotices(asked: {
  readonly pack: RulePack;
  readonly received: Date;
  readonly until: Date;
}): CivilDate[] {
  const { office, progressNotice } = asked.pack;
  const received = dayOf(officeMinute(asked.received, office, "of receipt"));
  const until = dayOf(officeMinute(asked.until, office, "until which notices are listed"));
  const count = Math.max(0, Math.floor((until - received) / progressNotice.everyDays));
  return Array.from({ length: count }, (_, index) =>
    civilDate(received + (index + 1) * progressNotice.everyDays),
  );
}

/** The next such day after `now`. */
export function nextProgressNotice(asked: {
  readonly pack: RulePack;
  readonly received: Date;
  readonly now: Date;
}): CivilDate {
  const { office, progressNotice } = asked.pack;
  const received = dayOf(officeMinute(asked.received, office, "of receipt"));
  const today = dayOf(officeMinute(asked.now, office, "now"));
  const passed = Math.max(0, Math.floor((today - received) / progressNotice.everyDays));
  return civilDate(received + (passed + 1) * progressNotice.everyDays);
}
