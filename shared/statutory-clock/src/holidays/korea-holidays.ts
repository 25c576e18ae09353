import type { FixedHoliday, HolidayData } from "./holiday.ts";

const fixed: readonly FixedHoliday[] = [
  { day: "01-01", name: { ko: "1월 1일", en: "New Year's Day" }, substitute: "none" },
  { day: "03-01", name: { ko: "3·1절", en: "Independence Movement Day" }, substitute: "weekend" },
  { day: "05-01", name: { ko: "노동절", en: "Labour Day" }, substitute: "weekend", since: 2026 },
  { day: "05-05", name: { ko: "어린이날", en: "Children's Day" }, substitute: "weekend" },
  { day: "06-06", name: { ko: "현충일", en: "Memorial Day" }, substitute: "none" },
  { day: "07-17", name: { ko: "제헌절", en: "Constitution Day" }, substitute: "weekend", since: 2026 },
  { day: "08-15", name: { ko: "광복절", en: "Liberation Day" }, substitute: "weekend" },
  { day: "10-03", name: { ko: "개천절", en: "National Foundation Day" }, substitute: "weekend" },
  { day: "10-09", name: { ko: "한글날", en: "Hangeul Day" }, substitute: "weekend" },
  { day: "12-25", name: { ko: "성탄절", en: "Christmas Day" }, substitute: "weekend" },
];

/** Public holidays of the Republic of Korea. Substitute holidays are not listed: they follow from the rule. */
export const koreaHolidays: HolidayData = {
  version: "kr-2026-09",
  sources: [
    "Act on Public Holidays, as amended on 10 February 2026 (Constitution Day) and in April 2026 (Labour Day)",
    "Regulations on Holidays of Public Offices, arts. 2 and 3",
    "Almanac (월력요항) of the Korea AeroSpace Administration for 2024 to 2027",
    "Lunar dates of 2028: lunisolar calendar at the meridian 135° E, as in ICU's calendar 'dangi'",
    "Public Official Election Act, arts. 34 and 35; decisions of the State Council on temporary holidays",
  ],
  from: 2024,
  to: 2028,
  fixed,
  lunar: [
    {
      name: { ko: "설날", en: "Seollal (Lunar New Year)" },
      substitute: "sunday",
      days: [-1, 0, 1],
      dates: ["2024-02-10", "2025-01-29", "2026-02-17", "2027-02-07", "2028-01-27"],
    },
    {
      name: { ko: "부처님 오신 날", en: "Buddha's Birthday" },
      substitute: "weekend",
      days: [0],
      dates: ["2024-05-15", "2025-05-05", "2026-05-24", "2027-05-13", "2028-05-02"],
    },
    {
      name: { ko: "추석", en: "Chuseok (Harvest Moon)" },
      substitute: "sunday",
      days: [-1, 0, 1],
      dates: ["2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03"],
    },
  ],
  single: [
    {
      date: "2024-04-10",
      kind: "election",
      name: { ko: "국회의원 선거일", en: "National Assembly election" },
    },
    { date: "2024-10-01", kind: "temporary", name: { ko: "임시공휴일", en: "Temporary holiday" } },
    { date: "2025-01-27", kind: "temporary", name: { ko: "임시공휴일", en: "Temporary holiday" } },
    { date: "2025-06-03", kind: "temporary", name: { ko: "대통령 선거일", en: "Presidential election" } },
    { date: "2026-06-03", kind: "election", name: { ko: "지방선거일", en: "Local elections" } },
    {
      date: "2028-04-12",
      kind: "election",
      name: { ko: "국회의원 선거일", en: "National Assembly election" },
    },
  ],
};
