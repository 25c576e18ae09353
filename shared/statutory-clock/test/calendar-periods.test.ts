import { describe, expect, test } from "vitest";
import { due, notCounted, seoul } from "./given.ts";

const months = (amount: number) => ({ unit: "month", amount }) as const;

describe("weeks, months and years (Civil Petitions Treatment Act art. 19(3), Civil Act arts. 159 to 161)", () => {
  test.each([
    [
      "one week begun on a Monday ends on Sunday and moves to Monday",
      { unit: "week", amount: 1 },
      "2026-11-02",
      "2026-11-09",
    ],
    ["one month begun on the 2nd ends on the 1st, a Tuesday", months(1), "2026-11-02", "2026-12-01"],
    ["begun on the 1st it ends with the month", months(1), "2026-12-01", "2026-12-31"],
    ["31 January and a month: February has no 31st, so its last day", months(1), "2025-01-31", "2025-02-28"],
    ["30 January and a month in a leap year", months(1), "2024-01-30", "2024-02-29"],
    ["28 January and a month: the day before 28 February", months(1), "2025-01-28", "2025-02-27"],
    ["one year", { unit: "year", amount: 1 }, "2025-03-11", "2026-03-10"],
    ["three months ending on Chuseok's eve move past the feast", months(3), "2026-06-25", "2026-09-28"],
  ] as const)("%s", (_, period, start, end) => {
    expect(due({ period, start: `${start} 09:00` }).due?.date).toBe(end);
  });

  test("Saturdays and holidays inside the period count", () => {
    const counted = due({ period: months(1), start: "2026-10-01 09:00" });
    expect(counted.counted).toBe(31);
    expect(notCounted(counted)).toEqual(["11-01 sunday"]);
  });

  test("an end on a Saturday moves, and the explanation says over what", () => {
    const counted = due({ period: months(1), start: "2026-10-01 09:00" });
    expect(counted.days.slice(-3)).toEqual([
      { date: "2026-10-31", state: "counted", nth: 31 },
      { date: "2026-11-01", state: "skipped", reason: { kind: "sunday" } },
      { date: "2026-11-02", state: "moved" },
    ]);
  });

  test("a stop moves the end by the days that it held", () => {
    const stops = [
      { reason: "supplement", from: seoul("2026-11-05 09:00"), to: seoul("2026-11-06 17:00") },
    ] as const;
    expect(due({ period: months(1), start: "2026-11-02 09:00", stops }).due?.date).toBe("2026-12-03");
  });
});
