import { seoulDay, seoulMidnight } from "@madang/publishing";
import { takesPart, type NoticeCategory } from "./categories.ts";

/** Since when a notice is in force, and whether it says so itself. */
export interface NoticeEffect {
  readonly from: string;
  readonly stated: boolean;
}

export interface EffectFacts {
  readonly category: NoticeCategory;
  readonly posted: string;
  readonly effective: string | null;
}

/** Days that pass between publication and effect. */
export const daysUntilEffect = 5;

/**
 * A notice that does not say when it takes effect does so when five days have passed since its publication (행정업무의 운영 및
 * 혁신에 관한 규정, article 6 paragraph 3). The day of publication is not counted, and a weekend does not put the last day off
 * (행정기본법, article 7): published at any hour of the 1st, in force as the 7th begins in Seoul. Null for what only asks for
 * opinions, applications or bids and states no effect.
 */
export function effectOf({ category, posted, effective }: EffectFacts): NoticeEffect | null {
  if (effective !== null) return { from: effective, stated: true };
  if (takesPart(category)) return null;
  const { year, month, day } = seoulDay(new Date(posted));
  return { from: seoulMidnight(year, month, day + daysUntilEffect + 1).toISOString(), stated: false };
}
