import { describe, expect, test } from "vitest";
import { checkRulePack, dueDate, type Period } from "../src/public.ts";
import { calendar, day, due, pack, seoul } from "./given.ts";

describe("what cannot be counted is refused by name", () => {
  const start = seoul("2026-11-02 09:00");

  test.each([
    [{ unit: "day", amount: 0 }],
    [{ unit: "day", amount: 1.5 }],
    [{ unit: "day", amount: Number.POSITIVE_INFINITY }],
    [{ unit: "day", amount: Number.NaN }],
    [{ unit: "hour", amount: 1e9 }],
    [{ unit: "fortnight", amount: 1 }],
  ])("a period of %j", (period) => {
    const attempt = () => dueDate({ pack, calendar, period: period as Period, start });
    expect(attempt).toThrow(expect.objectContaining({ code: "STATUTORY_CLOCK_PERIOD_INVALID" }));
  });

  test("a start that is no moment", () => {
    const attempt = () => dueDate({ pack, calendar, period: day(7), start: new Date("soon") });
    expect(attempt).toThrow(expect.objectContaining({ code: "STATUTORY_CLOCK_INSTANT_INVALID" }));
  });

  test.each([
    ["that ends before it begins", { reason: "hearing", from: start, to: seoul("2026-11-01 09:00") }],
    ["for an unknown reason", { reason: "toString", from: start }],
  ])("a stop %s", (_, stop) => {
    const attempt = () => dueDate({ pack, calendar, period: day(7), start, stops: [stop as never] });
    expect(attempt).toThrow(expect.objectContaining({ code: "STATUTORY_CLOCK_STOP_INVALID" }));
  });

  test("an extension in another unit", () => {
    const attempt = () =>
      dueDate({ pack, calendar, period: day(7), start, extensions: [{ unit: "month", amount: 1 }] });
    expect(attempt).toThrow(expect.objectContaining({ code: "STATUTORY_CLOCK_EXTENSION_INVALID" }));
  });

  test("a period that runs out of the holiday data", () => {
    const attempt = () => due({ period: day(14), start: "2028-12-20 09:00" });
    expect(attempt).toThrow(expect.objectContaining({ code: "STATUTORY_CLOCK_OUTSIDE_CALENDAR" }));
  });
});

describe("a tenant's rule pack", () => {
  test("the Korean one is in order", () => {
    expect(checkRulePack(pack)).toBe(pack);
  });

  test("other numbers change the count", () => {
    const shorter = { ...pack, version: "hanul-1", counting: { ...pack.counting, longestDaysInHours: 3 } };
    const counted = dueDate({ pack: shorter, calendar, period: day(4), start: seoul("2026-11-02 09:00") });
    expect([counted.rule.mode, counted.due?.date, counted.pack]).toEqual([
      "days",
      "2026-11-05",
      "kr-petitions hanul-1",
    ]);
  });

  test.each([
    ["hours that do not add up", { office: { ...pack.office, hoursPerDay: 9 } }],
    ["hours out of order", { office: { ...pack.office, working: pack.office.working.toReversed() } }],
    ["hours that are none", { office: { ...pack.office, working: [{ from: "nine", to: "six" }] } }],
    ["notices every 0 days", { progressNotice: { ...pack.progressNotice, everyDays: 0 } }],
    ["half a chance to ask", { supplement: { ...pack.supplement, moreTime: 0.5 } }],
  ])("%s are refused", (_, change) => {
    expect(() => checkRulePack({ ...pack, ...change })).toThrow(
      expect.objectContaining({ code: "STATUTORY_CLOCK_RULE_PACK_INVALID" }),
    );
  });
});
