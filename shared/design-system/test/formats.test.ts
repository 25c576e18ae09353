import { describe, expect, it } from "vitest";
import { formatDate, formatDateRange, formatTimeRange } from "../src/format/format-date.ts";
import { daysLeft, formatDaysLeft } from "../src/format/format-days-left.ts";
import { formatBytes, formatNumber } from "../src/format/format-number.ts";
import { machineTime, seoulTime } from "../src/format/seoul-time.ts";

const evening = "2026-10-14T15:30:00Z";

describe("dates", () => {
  it.each([
    ["list", "2026-10-15", "2026-10-15"],
    ["list-weekday", "2026-10-15 (목) 00:30", "2026-10-15 (Thu) 00:30"],
    ["list-time", "2026-10-15 00:30", "2026-10-15 00:30"],
    ["sentence", "10월 15일(목)", "Thursday 15 October"],
    ["sentence-year", "2026년 10월 15일(목)", "Thursday 15 October 2026"],
    ["sentence-time", "10월 15일(목) 00:30", "00:30 on Thursday 15 October"],
    ["day", "10월 15일", "15 October"],
    ["time", "00:30", "00:30"],
  ] as const)("are written as %s by the clock in Seoul", (form, korean, english) => {
    expect(formatDate(evening, { language: "ko", form })).toBe(korean);
    expect(formatDate(evening, { language: "en", form })).toBe(english);
  });

  it("agree with the calendar of the time zone database", () => {
    const clock = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Asia/Seoul",
      dateStyle: "short",
      timeStyle: "short",
    });
    for (const instant of [
      "1999-12-31T14:59:59Z",
      "2024-02-28T15:00:00Z",
      "2026-06-30T23:10:00Z",
      "2030-01-01T00:00:00Z",
    ])
      expect(formatDate(instant, { language: "ko", form: "list-time" })).toBe(
        clock.format(new Date(instant)),
      );
  });

  it("keep a bare date as it is, whatever the time zone of the machine", () => {
    expect(formatDate("2026-10-07", { language: "ko", form: "sentence" })).toBe("10월 7일(수)");
    expect(seoulTime("2026-10-07").hasTime).toBe(false);
  });

  it("give the time element a value that machines read", () => {
    expect(machineTime("2026-10-07")).toBe("2026-10-07");
    expect(machineTime(evening)).toBe("2026-10-15T00:30+09:00");
  });

  it("are written as ranges", () => {
    expect(formatDateRange("2026-09-29", "2026-10-01", "ko")).toBe("9월 29일(화)부터 10월 1일(목)까지");
    expect(formatDateRange("2026-09-29", "2026-10-01", "en")).toBe(
      "Tuesday 29 September to Thursday 1 October",
    );
    expect(formatTimeRange("2026-10-07T09:00:00+09:00", "2026-10-07T18:00:00+09:00")).toBe("09:00–18:00");
  });

  it("refuse what is no date, naming it and the remedy", () => {
    expect(() => seoulTime("2026년 10월")).toThrow(/"2026년 10월" is no date; write 2026-10-07/);
  });

  it("count the days left by the calendar, not by hours", () => {
    const lateEvening = "2026-10-07T14:59:00Z";
    expect(daysLeft("2026-10-12T18:00:00+09:00", lateEvening)).toBe(5);
    expect([5, 1, 0, -1].map((days) => formatDaysLeft(days, "ko"))).toEqual([
      "5일 남음",
      "1일 남음",
      "오늘 마감",
      "마감",
    ]);
    expect([5, 1, 0, -1].map((days) => formatDaysLeft(days, "en"))).toEqual([
      "5 days left",
      "1 day left",
      "Closes today",
      "Closed",
    ]);
  });
});

describe("numbers", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1284, "1,284"],
    [-1234567, "−1,234,567"],
    [1234.5678, "1,234.5678"],
  ])("group %d in thousands", (value, written) => {
    expect(formatNumber(value)).toBe(written);
  });

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [84_000, "84 kB"],
    [310_400, "310 kB"],
    [999_600, "1 MB"],
    [2_412_000, "2.4 MB"],
    [10_000_000, "10 MB"],
    [5_000_000_000_000, "5,000 GB"],
  ])("write %d bytes in decimal units", (bytes, written) => {
    expect(formatBytes(bytes)).toBe(written);
  });
});
