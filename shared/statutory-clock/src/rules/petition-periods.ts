/**
 * Kinds of petition whose period the statute sets, in days from receipt. On its own, without the rest of the rule pack, so
 * that a form in the browser can show the periods and load nothing else.
 */
export const petitionPeriods = {
  suggestion: { days: 14, source: "Civil Petitions Treatment Act Enforcement Decree art. 15" },
  grievance: { days: 7, source: "Civil Petitions Treatment Act Enforcement Decree art. 17" },
  inquiry: { days: 7, source: "Civil Petitions Treatment Act Enforcement Decree art. 14" },
  "statute-inquiry": { days: 14, source: "Civil Petitions Treatment Act Enforcement Decree art. 14" },
} as const;
