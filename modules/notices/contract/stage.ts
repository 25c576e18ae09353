import { takesPart, type NoticeCategory } from "./categories.ts";
import { effectOf } from "./effect.ts";

/**
 * Where a notice stands: not open yet or not in force yet; open for opinions, applications, bids; in force; just on display; over.
 */
export type NoticeStage = "upcoming" | "open" | "inForce" | "posted" | "closed";

/** What people look for: what is to come, what counts now, what is over. */
export const noticeStates = ["upcoming", "inforce", "closed"] as const;
export type NoticeState = (typeof noticeStates)[number];

export interface NoticeTimes {
  readonly category: NoticeCategory;
  readonly posted: string;
  readonly opens: string | null;
  readonly effective: string | null;
  readonly closes: string | null;
}

/**
 * What one can take part in opens and closes. What makes known comes into force (see `effectOf`) and stays so, but an
 * announcement that is on display until a day, and states no effect, is over then. A moment belongs to what begins with it.
 */
export function noticeStage(notice: NoticeTimes, now: Date): NoticeStage {
  const { opens, closes, effective } = notice;
  if (takesPart(notice.category) && (closes !== null || effective === null)) {
    if (isLater(opens, now)) return "upcoming";
    if (closes === null) return "posted";
    return isLater(closes, now) ? "open" : "closed";
  }
  if (isOnlyDisplayed(notice)) return isLater(closes, now) ? "posted" : "closed";
  return isLater(effectOf(notice)?.from ?? null, now) ? "upcoming" : "inForce";
}

export function noticeState(notice: NoticeTimes, now: Date): NoticeState {
  const stage = noticeStage(notice, now);
  return stage === "upcoming" || stage === "closed" ? stage : "inforce";
}

/** The moments at which its stage may change, and its page with it. */
export function turningPoints(notice: NoticeTimes): Date[] {
  const moments = [notice.opens, notice.closes, effectOf(notice)?.from];
  return moments.flatMap((moment) => (moment ? [new Date(moment)] : []));
}

function isOnlyDisplayed({ category, effective, closes }: NoticeTimes): boolean {
  return category === "announcement" && effective === null && closes !== null;
}

function isLater(time: string | null, now: Date): boolean {
  return time !== null && new Date(time).getTime() > now.getTime();
}
