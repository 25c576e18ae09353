import { describe, expect, test } from "vitest";
import { calendar, day, due, notCounted, pack, seoul } from "./given.ts";
import { dueDate, isOverdue } from "../src/public.ts";

describe("periods of six days and more (Civil Petitions Treatment Act art. 19(2))", () => {
  test("a suggestion of 14 days: the first day counts, Saturdays and holidays do not", () => {
    const counted = due({ period: day(14), start: "2026-09-16 10:41" });
    expect(counted.due).toEqual({ date: "2026-10-08", at: "2026-10-09T00:00:00+09:00" });
    expect(notCounted(counted)).toEqual([
      "09-19 saturday",
      "09-20 sunday",
      "09-24 추석",
      "09-25 추석",
      "09-26 추석",
      "09-27 sunday",
      "10-03 개천절",
      "10-04 sunday",
      "10-05 대체공휴일(개천절)",
    ]);
    expect(counted.rule).toMatchObject({ id: "act-19-2", mode: "days" });
    expect([counted.pack, counted.calendar]).toEqual(["kr-petitions 2026-01", "kr-2026-09"]);
  });

  test("a supplement of three days, both end days not counted, moves it by three days", () => {
    const stops = [
      { reason: "supplement", from: seoul("2026-09-29 09:00"), to: seoul("2026-10-01 17:00") },
    ] as const;
    const counted = due({ period: day(14), start: "2026-09-16 10:41", stops });
    expect(counted.due?.date).toBe("2026-10-14");
    expect(notCounted(counted)).toEqual(
      expect.arrayContaining(["09-29 supplement", "09-30 supplement", "10-01 supplement", "10-09 한글날"]),
    );
    expect(counted.stops[0]).toMatchObject({
      from: "2026-09-29T09:00:00+09:00",
      citation: { ko: "행정절차법 시행령 제11조제1호" },
    });
  });

  test("a grievance received on a Saturday begins with the next working day", () => {
    const counted = due({ period: day(7), start: "2026-11-21 08:00" });
    expect(counted.days.map(({ state }) => state).slice(0, 3)).toEqual(["skipped", "skipped", "counted"]);
    expect(counted.due?.date).toBe("2026-12-01");
  });

  test("the last minute of the due date is in time, midnight is late", () => {
    const counted = due({ period: day(14), start: "2026-09-16 10:41" });
    expect(isOverdue(counted, seoul("2026-10-08 23:59"))).toBe(false);
    expect(isOverdue(counted, seoul("2026-10-09 00:00"))).toBe(true);
  });

  test("temporary holidays and election days are not counted", () => {
    expect(notCounted(due({ period: day(7), start: "2025-01-22 09:00" }))).toContain("01-27 임시공휴일");
    expect(notCounted(due({ period: day(7), start: "2024-09-26 09:00" }))).toContain("10-01 임시공휴일");
    expect(notCounted(due({ period: day(7), start: "2025-05-28 09:00" }))).toContain("06-03 대통령 선거일");
    expect(notCounted(due({ period: day(7), start: "2026-06-01 09:00" }))).toContain("06-03 지방선거일");
  });

  test("an extension is counted like the period", () => {
    const once = due({ period: day(7), start: "2026-11-02 09:00", extensions: [day(7)] });
    expect([once.total, once.due?.date]).toEqual([{ unit: "days", amount: 14 }, "2026-11-19"]);
  });

  test("while the clock stands there is no date, only what was counted so far", () => {
    const counted = due({
      period: day(14),
      start: "2026-11-02 10:00",
      stops: [{ reason: "supplement", from: seoul("2026-11-06 15:00") }],
    });
    expect(counted).toMatchObject({ counted: 4, stoppedBy: "supplement" });
    expect(counted).not.toHaveProperty("due");
    expect(counted.days.at(-1)).toEqual({ date: "2026-11-06", state: "stopped", reason: "supplement" });
    expect(isOverdue(counted, seoul("2028-01-01 00:00"))).toBe(false);
  });

  test("a stop after the end changes nothing", () => {
    const stops = [{ reason: "supplement", from: seoul("2026-11-30 09:00") }] as const;
    expect(due({ period: day(7), start: "2026-11-02 09:00", stops }).due?.date).toBe("2026-11-10");
  });

  test("the end days of a hearing count, the days between do not (Administrative Procedures Act Decree art. 11)", () => {
    const hearing = {
      reason: "hearing",
      from: seoul("2026-11-04 10:00"),
      to: seoul("2026-11-06 15:00"),
    } as const;
    const counted = due({ period: day(7), start: "2026-11-02 09:00", stops: [hearing] });
    expect(notCounted(counted)).toContain("11-05 hearing");
    expect(counted.due?.date).toBe("2026-11-11");
  });

  test("the clock is the office's, wherever the program runs and whoever writes the moment", () => {
    const same = ["2026-09-15T15:30:00Z", "2026-09-16T00:30:00+09:00", "2026-09-15T11:30:00-04:00"];
    const counted = same.map((start) => dueDate({ pack, calendar, period: day(6), start: new Date(start) }));
    expect(counted.map((each) => each.days[0]?.date)).toEqual(["2026-09-16", "2026-09-16", "2026-09-16"]);
    const [zone] = [process.env["TZ"]];
    try {
      process.env["TZ"] = "America/Los_Angeles";
      expect(dueDate({ pack, calendar, period: day(6), start: new Date(same[0]!) })).toEqual(counted[0]);
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  });
});
