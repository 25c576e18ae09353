import { describe, expect, test } from "vitest";
import {
  createHolidayCalendar,
  decideExtension,
  dueDate,
  dueDateChange,
  koreaHolidays,
  moreTimeLeft,
  nextProgressNotice,
  progressNotices,
  supplementDue,
  unmetSupplement,
  type Period,
} from "../src/public.ts";
import { calendar, day, due, pack, seoul } from "./given.ts";

describe("extensions (Enforcement Decree art. 21)", () => {
  const ask = (options: { extensions?: Period[]; by?: Period; consent?: boolean; now?: string } = {}) => {
    const { extensions = [], by = day(7), consent = false, now = "2026-11-05 10:00" } = options;
    const counted = due({ period: day(7), start: "2026-11-02 09:00", extensions });
    const decision = decideExtension({ pack, due: counted, by, consent, now: seoul(now) });
    return decision.allowed ? "allowed" : decision.because;
  };

  test("once, for as long as the period at most", () => {
    expect([ask(), ask({ by: day(8) }), ask({ by: day(0) })]).toEqual(["allowed", "too-long", "too-long"]);
  });

  test("a second time only with consent, a third time never", () => {
    expect(ask({ extensions: [day(7)] })).toBe("consent-missing");
    expect(ask({ extensions: [day(7)], consent: true })).toBe("allowed");
    expect(ask({ extensions: [day(7), day(7)], consent: true })).toBe("too-often");
  });

  test("not after the due date, and not in another unit", () => {
    expect(ask({ now: "2026-11-11 00:00" })).toBe("too-late");
    expect(ask({ by: { unit: "month", amount: 1 } })).toBe("other-unit");
  });
});

describe("supplements (Enforcement Decree arts. 24 and 25)", () => {
  const asked = { pack, calendar, askedAt: seoul("2026-11-02 15:00") };

  test("the time to answer runs from the day after, and ends on a working day", () => {
    expect(supplementDue({ ...asked, days: 12, repeated: false }).due?.date).toBe("2026-11-16");
  });

  test("a repeated request gives ten days at most", () => {
    expect(supplementDue({ ...asked, days: 30, repeated: true }).due?.date).toBe("2026-11-12");
    expect(supplementDue({ ...asked, days: 4, repeated: true }).due?.date).toBe("2026-11-06");
  });

  test("more time may be asked for twice", () => {
    expect([0, 1, 2, 3].map((times) => moreTimeLeft(pack, times))).toEqual([2, 1, 0, 0]);
  });

  test("unmet it is asked again, then returned; undeliverable twice, it counts as withdrawn", () => {
    expect(unmetSupplement(pack, { repeated: false, undeliverable: 0 })).toBe("ask-again");
    expect(unmetSupplement(pack, { repeated: true, undeliverable: 1 })).toBe("return");
    expect(unmetSupplement(pack, { repeated: false, undeliverable: 2 })).toBe("withdrawn");
  });
});

describe("progress notices (Enforcement Decree art. 23)", () => {
  const received = seoul("2026-08-01 09:00");

  test("are due 30 days after receipt and every 30 days from then", () => {
    expect(progressNotices({ pack, received, until: seoul("2026-10-30 09:00") })).toEqual([
      "2026-08-31",
      "2026-09-30",
      "2026-10-30",
    ]);
    expect(progressNotices({ pack, received, until: seoul("2026-07-01 09:00") })).toEqual([]);
  });

  test("the next one lies after today", () => {
    expect(nextProgressNotice({ pack, received, now: seoul("2026-08-31 09:00") })).toBe("2026-09-30");
    expect(nextProgressNotice({ pack, received, now: seoul("2026-08-01 09:00") })).toBe("2026-08-31");
  });
});

describe("new data", () => {
  test("a temporary holiday moves open cases, and the change names it", () => {
    const name = { ko: "임시공휴일", en: "Temporary holiday" };
    const single = [...koreaHolidays.single, { date: "2026-10-08", kind: "temporary" as const, name }];
    const newer = createHolidayCalendar({ ...koreaHolidays, version: "kr-2026-10", single });
    const before = due({ period: day(14), start: "2026-09-16 10:41" });
    const after = dueDate({ pack, calendar: newer, period: day(14), start: seoul("2026-09-16 10:41") });
    expect(dueDateChange(before, after)).toEqual({
      changed: true,
      from: "2026-10-08",
      to: "2026-10-12",
      newlyOff: [{ date: "2026-10-08", reason: { kind: "temporary", name } }],
      noLongerOff: [],
    });
    expect(dueDateChange(after, before)).toMatchObject({ changed: true, noLongerOff: ["2026-10-08"] });
    expect(dueDateChange(before, before)).toMatchObject({ changed: false, newlyOff: [] });
  });
});
