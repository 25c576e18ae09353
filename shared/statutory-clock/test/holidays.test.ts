import { describe, expect, test } from "vitest";
import {
  clockErrors,
  createHolidayCalendar,
  koreaCalendar,
  koreaHolidays,
  type HolidayData,
} from "../src/public.ts";
import { almanac } from "./almanac.ts";

function datesIn(year: number): string[] {
  const dates = koreaCalendar.holidays.map(({ date }) => date).filter((date) => date.startsWith(`${year}-`));
  return [...new Set(dates)].map((date) => date.slice(5));
}

describe("public holidays of Korea", () => {
  test.each(Object.keys(almanac).map(Number))("of %i are those of the almanac", (year) => {
    expect(datesIn(year)).toEqual(almanac[year]);
  });

  test("lunar dates are those of the lunisolar calendar", () => {
    const dangi = new Intl.DateTimeFormat("en-u-ca-dangi", {
      timeZone: "UTC",
      month: "numeric",
      day: "numeric",
    });
    const [seollal, buddha, chuseok] = koreaHolidays.lunar.map(({ dates }) =>
      dates.map((date) => dangi.format(new Date(`${date}T00:00:00Z`))),
    );
    expect(new Set(seollal)).toEqual(new Set(["1/1"]));
    expect(new Set(buddha)).toEqual(new Set(["4/8"]));
    expect(new Set(chuseok)).toEqual(new Set(["8/15"]));
  });

  test("Chuseok 2028 falls on National Foundation Day and gives one substitute holiday", () => {
    const october = koreaCalendar.holidays.filter(({ date }) => date.startsWith("2028-10"));
    expect(october.map(({ date, kind }) => [date.slice(5), kind])).toEqual([
      ["10-02", "statutory"],
      ["10-03", "statutory"],
      ["10-03", "statutory"],
      ["10-04", "statutory"],
      ["10-05", "substitute"],
      ["10-09", "statutory"],
    ]);
  });

  test("Children's Day and Buddha's Birthday on one day of 2025 give one substitute holiday", () => {
    const may = koreaCalendar.holidays.filter(({ date }) => date.startsWith("2025-05"));
    expect(may.map(({ date, name }) => `${date} ${name.ko}`)).toEqual([
      "2025-05-05 어린이날",
      "2025-05-05 부처님 오신 날",
      "2025-05-06 대체공휴일(어린이날)",
    ]);
  });

  test("Seollal and Chuseok on a Saturday give none, on a Sunday the day after the feast", () => {
    const kinds = new Map(koreaCalendar.holidays.map(({ date, kind }) => [date, kind]));
    expect(kinds.get("2026-09-28")).toBeUndefined();
    expect(kinds.get("2024-02-12")).toBe("substitute");
  });

  test("two substitutes that would fall on one day take one each", () => {
    const base = koreaHolidays.fixed[0]!.name;
    const data: HolidayData = {
      ...koreaHolidays,
      version: "t1",
      from: 2026,
      to: 2026,
      lunar: [],
      single: [],
      fixed: [
        { day: "10-03", name: base, substitute: "weekend" },
        { day: "10-04", name: base, substitute: "sunday" },
      ],
    };
    const substitutes = createHolidayCalendar(data).holidays.filter(({ kind }) => kind === "substitute");
    expect(substitutes.map(({ date }) => date)).toEqual(["2026-10-05", "2026-10-06"]);
  });

  test("every day of every year can be asked for, and no other", () => {
    expect(() => koreaCalendar.holidayOn(Date.UTC(2023, 11, 31) / 86_400_000)).toThrow(
      "2023-12-31 lies outside",
    );
    expect(() => koreaCalendar.holidayOn(Date.UTC(2029, 0, 1) / 86_400_000)).toThrow(
      "2029-01-01 lies outside",
    );
    expect(koreaCalendar.holidayOn(Date.UTC(2028, 11, 25) / 86_400_000)?.name.ko).toBe("성탄절");
  });
});

describe("holiday data that cannot be used", () => {
  test.each([
    ["a year without its lunar date", { ...koreaHolidays, to: 2029 }],
    ["a lunar date twice", { ...koreaHolidays, lunar: [{ ...koreaHolidays.lunar[0]!, dates: [] }] }],
    [
      "an election outside its years",
      { ...koreaHolidays, single: [{ ...koreaHolidays.single[0]!, date: "2031-01-01" }] },
    ],
    ["years that are none", { ...koreaHolidays, from: Number.NaN }],
    ["years the wrong way round", { ...koreaHolidays, from: 2028, to: 2024 }],
  ])("%s", (_, data) => {
    expect(() => createHolidayCalendar({ ...data, version: "bad" })).toThrow(
      /holiday data bad is not usable/,
    );
  });

  test("a date that is none", () => {
    const single = [{ ...koreaHolidays.single[0]!, date: "2026-02-30" }];
    const attempt = () => createHolidayCalendar({ ...koreaHolidays, single });
    expect(attempt).toThrow(expect.objectContaining({ code: "STATUTORY_CLOCK_DATE_INVALID" }));
    expect(clockErrors.prefix).toBe("STATUTORY_CLOCK");
  });
});
