import { koreaClocks } from "./korea-clocks.ts";
import { koreaStops } from "./korea-stops.ts";
import type { Citation, CountingRule, RulePack } from "./rule-pack.ts";

function act(ko: string, en: string): Citation {
  return { ko: `민원 처리에 관한 법률 ${ko}`, en: `Civil Petitions Treatment Act, ${en}` };
}

function decree(ko: string, en: string): Citation {
  return {
    ko: `민원 처리에 관한 법률 시행령 ${ko}`,
    en: `Civil Petitions Treatment Act Enforcement Decree, ${en}`,
  };
}

const workingDaysOnly = { saturdays: true, holidays: true } as const;
const everyDay = { saturdays: false, holidays: false } as const;

const hours: CountingRule = {
  id: "act-19-1",
  mode: "hours",
  citation: act("제19조제1항", "art. 19(1)"),
  firstDay: "counted",
  skips: workingDaysOnly,
  endMoves: false,
};

const days: CountingRule = {
  id: "act-19-2",
  mode: "days",
  citation: act("제19조제2항", "art. 19(2)"),
  firstDay: "counted",
  skips: workingDaysOnly,
  endMoves: false,
};

const calendar: CountingRule = {
  id: "act-19-3",
  mode: "calendar",
  citation: {
    ko: "민원 처리에 관한 법률 제19조제3항, 민법 제159조부터 제161조까지",
    en: "Civil Petitions Treatment Act, art. 19(3); Civil Act, arts. 159 to 161",
  },
  firstDay: "counted",
  skips: everyDay,
  endMoves: true,
};

const civilDays: CountingRule = {
  id: "civil-act-157",
  mode: "civil-days",
  citation: { ko: "민법 제157조, 제159조, 제161조", en: "Civil Act, arts. 157, 159 and 161" },
  firstDay: "excluded",
  skips: everyDay,
  endMoves: true,
};

/** The statute of the Republic of Korea: the Act as in force from 12 July 2022, its Decree as of January 2026. */
export const koreaRulePack: RulePack = {
  id: "kr-petitions",
  version: "2026-01",
  office: {
    offsetMinutes: 9 * 60,
    working: [
      { from: "09:00", to: "12:00" },
      { from: "13:00", to: "18:00" },
    ],
    hoursPerDay: 8,
    citation: {
      ko: "국가공무원 복무규정 제9조(근무시간, 점심시간)",
      en: "State Public Officials Service Regulations, art. 9 (working hours and lunch break)",
    },
  },
  counting: { longestDaysInHours: 5, hours, days, civilDays, calendar },
  clocks: koreaClocks,
  stops: koreaStops,
  extension: { citation: decree("제21조", "art. 21"), withoutConsent: 1, withConsent: 1 },
  supplement: {
    citation: decree("제24조, 제25조", "arts. 24 and 25"),
    moreTime: 2,
    repeatedRequestDays: 10,
    undeliverable: 2,
  },
  progressNotice: { citation: decree("제23조", "art. 23"), everyDays: 30 },
};
