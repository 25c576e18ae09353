import { takesPart, type NoticeCategory } from "./categories.ts";

/**
 * Where a notice stands: not open yet or not in force yet; open for opinions, applications, bids; in force; just on display; over.
 */
export type NoticeStage = "upcoming" | "open" | "inForce" | "posted" | "closed";

export interface NoticeTimes {
  readonly category: NoticeCategory;
  readonly opens: string | null;
  readonly effective: string | null;
  readonly closes: string | null;
}

export function noticeStage({ category, opens, effective, closes }: NoticeTimes, now: Date): NoticeStage {
  if (takesPart(category) && closes !== null) {
    if (isLater(opens, now)) return "upcoming";
    return isLater(closes, now) ? "open" : "closed";
  }
  if (effective !== null) return isLater(effective, now) ? "upcoming" : "inForce";
  return closes === null || isLater(closes, now) ? "posted" : "closed";
}

function isLater(time: string | null, now: Date): boolean {
  return time !== null && new Date(time).getTime() > now.getTime();
}
