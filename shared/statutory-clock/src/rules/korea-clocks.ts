import type { RulePack } from "./rule-pack.ts";

const forwarding = {
  ko: "민원 처리에 관한 법률 제16조, 시행령 제13조",
  en: "Civil Petitions Treatment Act, art. 16; Enforcement Decree, art. 13",
};

const objection = { ko: "민원 처리에 관한 법률 제35조", en: "Civil Petitions Treatment Act, art. 35" };

/** Clocks beside the period of the petition itself. */
export const koreaClocks: RulePack["clocks"] = {
  receipt: {
    period: { unit: "hour", amount: 8 },
    citation: {
      ko: "민원 처리에 관한 법률 제9조, 시행령 제6조",
      en: "Civil Petitions Treatment Act, art. 9; Enforcement Decree, art. 6",
    },
  },
  "forward-to-department": { period: { unit: "hour", amount: 1 }, citation: forwarding },
  "forward-to-remote-department": { period: { unit: "hour", amount: 3 }, citation: forwarding },
  "forward-within-agency": { period: { unit: "hour", amount: 3 }, citation: forwarding },
  "forward-to-other-agency": { period: { unit: "hour", amount: 8 }, citation: forwarding },
  immediate: {
    period: { unit: "hour", amount: 3 },
    citation: {
      ko: "민원 처리에 관한 법률 시행령 제19조",
      en: "Civil Petitions Treatment Act Enforcement Decree, art. 19",
    },
  },
  objection: { period: { unit: "civil-day", amount: 60 }, citation: objection },
  "objection-decision": { period: { unit: "day", amount: 10 }, citation: objection },
  "objection-extension": { period: { unit: "day", amount: 10 }, citation: objection },
};
