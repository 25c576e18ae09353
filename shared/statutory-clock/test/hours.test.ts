import { describe, expect, test } from "vitest";
import { calendar, day, due, notCounted, pack, seoul } from "./given.ts";
import { clockDue } from "../src/public.ts";

const hours = (amount: number) => ({ unit: "hour", amount }) as const;

describe("periods of five days and less (Civil Petitions Treatment Act art. 19(1))", () => {
  test("three days are 24 working hours from the minute of receipt", () => {
    const counted = due({ period: day(3), start: "2026-11-18 10:30" });
    expect(counted.rule).toMatchObject({ id: "act-19-1", mode: "hours" });
    expect(counted.total).toEqual({ unit: "minutes", amount: 24 * 60 });
    expect(counted.due).toEqual({ date: "2026-11-23", at: "2026-11-23T10:30:00+09:00" });
    expect(counted.days.map((each) => ("minutes" in each ? each.minutes : each.state))).toEqual([
      390,
      480,
      480,
      "skipped",
      "skipped",
      90,
    ]);
  });

  test("the lunch break is no working time: eight hours from nine end at six", () => {
    expect(due({ period: hours(8), start: "2026-11-18 09:00" }).due?.at).toBe("2026-11-18T18:00:00+09:00");
    expect(due({ period: hours(3), start: "2026-11-18 11:00" }).due?.at).toBe("2026-11-18T15:00:00+09:00");
    expect(due({ period: hours(1), start: "2026-11-18 12:30" }).due?.at).toBe("2026-11-18T14:00:00+09:00");
  });

  test("after closing and on holidays the clock waits for the next opening", () => {
    const friday = due({ period: hours(3), start: "2026-10-02 18:00" });
    expect(friday.due?.at).toBe("2026-10-06T12:00:00+09:00");
    expect(notCounted(friday)).toEqual([
      "10-02 closed",
      "10-03 개천절",
      "10-04 sunday",
      "10-05 대체공휴일(개천절)",
    ]);
  });

  test("five days are hours, six are days", () => {
    expect(due({ period: day(5), start: "2026-11-16 14:00" }).rule.mode).toBe("hours");
    expect(due({ period: day(6), start: "2026-11-16 14:00" }).rule.mode).toBe("days");
  });

  test("a stop takes away exactly its working time", () => {
    const test = {
      reason: "examination",
      from: seoul("2026-11-18 11:00"),
      to: seoul("2026-11-18 14:00"),
    } as const;
    expect(due({ period: hours(4), start: "2026-11-18 10:00", stops: [test] }).due?.at).toBe(
      "2026-11-18T17:00:00+09:00",
    );
  });

  test("a supplement takes its two end days whole", () => {
    const stops = [
      { reason: "supplement", from: seoul("2026-11-18 15:00"), to: seoul("2026-11-19 11:00") },
    ] as const;
    const counted = due({ period: hours(8), start: "2026-11-18 10:00", stops });
    expect(notCounted(counted)).toEqual(["11-18 supplement", "11-19 supplement"]);
    expect(counted.due?.at).toBe("2026-11-20T18:00:00+09:00");
  });

  test("while the clock stands no moment is named", () => {
    const stops = [{ reason: "examination", from: seoul("2026-11-18 15:00") }] as const;
    const counted = due({ period: hours(8), start: "2026-11-18 10:00", stops });
    expect(counted).toMatchObject({ counted: 240, stoppedBy: "examination" });
  });
});

describe("clocks beside the petition's own", () => {
  const at = (name: Parameters<typeof clockDue>[0], start: string) =>
    clockDue(name, { pack, calendar, start: seoul(start) });

  test("receipt within eight working hours of arrival (art. 9)", () => {
    expect(at("receipt", "2026-09-16 09:12").due?.at).toBe("2026-09-17T09:12:00+09:00");
    expect(at("receipt", "2026-09-18 22:00").due?.at).toBe("2026-09-21T18:00:00+09:00");
  });

  test.each([
    ["forward-to-department", "2026-09-16T10:12:00+09:00"],
    ["forward-to-remote-department", "2026-09-16T13:12:00+09:00"],
    ["forward-within-agency", "2026-09-16T13:12:00+09:00"],
    ["forward-to-other-agency", "2026-09-17T09:12:00+09:00"],
    ["immediate", "2026-09-16T13:12:00+09:00"],
  ] as const)("%s", (name, moment) => {
    expect(at(name, "2026-09-16 09:12").due?.at).toBe(moment);
  });

  test("an objection within 60 days without the first, moved from a holiday; decided in ten working days (art. 35)", () => {
    const objection = at("objection", "2026-08-05 14:00");
    expect([objection.days[0]?.state, objection.due?.date]).toEqual(["skipped", "2026-10-06"]);
    expect(at("objection-decision", "2026-11-02 09:00").due?.date).toBe("2026-11-13");
  });
});
