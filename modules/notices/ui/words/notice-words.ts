import type { Language } from "@madang/manifest";
import type { NoticeCategory, NoticeGroup, NoticeState } from "../../contract/public.ts";

const korean = {
  title: "고시·공고",
  lede: "한울도가 법에 따라 알리는 문서입니다. 의견을 내거나 신청할 수 있는 문서는 마감일을 함께 보여 드립니다.",
  description: "한울도의 고시와 공고, 입법예고, 행정예고, 채용, 입찰, 모집 문서입니다.",
  kinds: "문서 종류",
  groups: {
    notification: "고시",
    announcement: "공고",
    advance: "입법·행정예고",
    recruitment: "채용",
    bid: "입찰",
    application: "모집",
  } as Readonly<Record<NoticeGroup, string>>,
  categories: {
    notification: "고시",
    announcement: "공고",
    legislation: "입법예고",
    administration: "행정예고",
    recruitment: "채용",
    bid: "입찰",
    application: "모집",
  } as Readonly<Record<NoticeCategory, string>>,
  states: { upcoming: "예정", inforce: "시행·접수 중", closed: "마감" } as Readonly<
    Record<NoticeState, string>
  >,
  find: "고시·공고에서 찾기",
  countBefore: "문서 ",
  countAfter: (_count: number) => "건",
  emptyTitle: (text: string) => (text === "" ? "문서가 없습니다" : `‘${text}’ 문서가 없습니다`),
  emptyAct: "모든 문서 보기",
  lost: "문서를 못 찾으셨나요?",
  otherLanguage: (_count: number) => "",
  otherLanguageLink: "",
  postedBefore: "",
  postedAfter: " 게시",
  homeToday: (count: number) => `오늘 올라온 ${count}건 가운데 최근 것입니다.`,
  homeRecent: "최근에 올라온 문서입니다.",
  homeNew: "새로 올라온 문서",
  homeOpinions: "의견을 기다립니다",
  homeNoOpinions: "지금 의견을 받는 문서가 없습니다.",
  more: "모두 보기",
  notFound: (text: string) => `고시·공고에는 ‘${text}’ 문서가 없습니다.`,
};

export type NoticeWords = typeof korean;

const english: NoticeWords = {
  title: "Official notices",
  lede: "Documents that Hanul Province publishes as the law requires. Where you can comment, apply or bid, the deadline is shown.",
  description:
    "Public notifications, announcements, advance notices, recruitment, bids and calls for applications.",
  kinds: "Kinds of notices",
  groups: {
    notification: "Notifications",
    announcement: "Announcements",
    advance: "Advance notices",
    recruitment: "Recruitment",
    bid: "Bids",
    application: "Applications",
  },
  categories: {
    notification: "Public notification",
    announcement: "Public announcement",
    legislation: "Advance notice of legislation",
    administration: "Advance administrative notice",
    recruitment: "Recruitment",
    bid: "Bid",
    application: "Call for applications",
  },
  states: { upcoming: "Upcoming", inforce: "In force or open", closed: "Closed" },
  find: "Search the notices",
  countBefore: "",
  countAfter: (count) => (count === 1 ? " notice" : " notices"),
  emptyTitle: (text) => (text === "" ? "No notices" : `No notices match "${text}"`),
  emptyAct: "Show all notices",
  lost: "Did you not find it?",
  otherLanguage: (count) =>
    count === 1 ? "One more notice is in Korean only." : `${count} more notices are in Korean only.`,
  otherLanguageLink: "Notices in Korean",
  postedBefore: "Posted ",
  postedAfter: "",
  homeToday: (count) => (count === 1 ? "One was posted today." : `${count} were posted today.`),
  homeRecent: "The most recent ones.",
  homeNew: "New notices",
  homeOpinions: "Have your say",
  homeNoOpinions: "Nothing is open for comments at the moment.",
  more: "See all",
  notFound: (text) => `Nothing in the notices matches "${text}".`,
};

/** Words of the lists and boxes. */
export const noticeWords: Readonly<Record<Language, NoticeWords>> = { ko: korean, en: english };
