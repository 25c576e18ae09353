import type { Citation, RulePack } from "./rule-pack.ts";

function procedure(item: number): Citation {
  return {
    ko: `행정절차법 시행령 제11조제${item}호`,
    en: `Administrative Procedures Act Enforcement Decree, art. 11, item ${item}`,
  };
}

/** Only the supplement names its end days ("including the day of sending and the day of arrival"); elsewhere they count. */
export const koreaStops: RulePack["stops"] = {
  supplement: { citation: procedure(1), endDays: "held" },
  "transfer-travel": { citation: procedure(2), endDays: "counted" },
  representative: { citation: procedure(3), endDays: "counted" },
  hearing: { citation: procedure(4), endDays: "counted" },
  examination: { citation: procedure(5), endDays: "counted" },
  prerequisite: { citation: procedure(6), endDays: "counted" },
  "field-survey": {
    citation: {
      ko: "민원 처리에 관한 법률 시행령 제17조",
      en: "Civil Petitions Treatment Act Enforcement Decree, art. 17",
    },
    endDays: "counted",
    longestDays: 14,
  },
};
