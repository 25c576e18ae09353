/** What a notice is in law: 고시, 공고, 입법예고, 행정예고, 채용, 입찰, 모집. */
export const noticeCategories = [
  "notification",
  "announcement",
  "legislation",
  "administration",
  "recruitment",
  "bid",
  "application",
] as const;
export type NoticeCategory = (typeof noticeCategories)[number];

/** Groups in which people look for them, in the order of the tabs. */
export const noticeGroups = {
  notification: ["notification"],
  announcement: ["announcement"],
  advance: ["legislation", "administration"],
  recruitment: ["recruitment"],
  bid: ["bid"],
  application: ["application"],
} as const satisfies Readonly<Record<string, readonly NoticeCategory[]>>;

export type NoticeGroup = keyof typeof noticeGroups;
export const noticeGroupNames = Object.keys(noticeGroups) as NoticeGroup[];

/** One may send something until they close: an opinion, an application, a bid. */
export function takesPart(category: NoticeCategory): boolean {
  return category !== "notification" && category !== "announcement";
}

/** Opinions on rules before they are made (Administrative Procedures Act, articles 41 to 47). */
export function takesOpinions(category: NoticeCategory): boolean {
  return category === "legislation" || category === "administration";
}
