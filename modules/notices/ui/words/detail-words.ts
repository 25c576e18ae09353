import type { Language } from "@madang/manifest";
import type { NoticeCategory } from "../../contract/public.ts";

const korean = {
  number: "문서번호",
  charge: "담당",
  posted: "게시",
  opens: "접수 시작",
  effective: "시행",
  closes: {
    notification: "게시 마감",
    announcement: "게시 마감",
    legislation: "의견 마감",
    administration: "의견 마감",
    recruitment: "접수 마감",
    bid: "입찰 마감",
    application: "신청 마감",
  } as Readonly<Record<NoticeCategory, string>>,
  correctedOn: (date: string) => `${date}에 바로잡은 문서입니다`,
  seeHistory: "무엇이 바뀌었는지 보기",
  history: "정정 이력",
  firstPosted: "처음 게시",
  onlyOther: "이 문서는 영어로만 있습니다.",
  opinions: "의견 내기",
  opinionsText: (deadline: string) =>
    `${deadline}까지 우편이나 전자우편으로 의견을 내실 수 있습니다. 우편은 마감일 소인까지 유효합니다.`,
  opinionsWhere: "보내실 곳은 본문에서 보시거나 담당 부서에 물어봐 주세요.",
  ask: "물어보기",
  asideLabel: "의견 내기와 담당 부서",
  asideLabelPlain: "담당 부서",
  hours: "평일 09:00–18:00",
  neighbours: "앞뒤 문서",
};

export type DetailWords = typeof korean;

const english: DetailWords = {
  number: "Document",
  charge: "In charge",
  posted: "Posted",
  opens: "Opens",
  effective: "In force",
  closes: {
    notification: "On display until",
    announcement: "On display until",
    legislation: "Comments close",
    administration: "Comments close",
    recruitment: "Applications close",
    bid: "Bids close",
    application: "Applications close",
  },
  correctedOn: (date) => `This notice was corrected on ${date}`,
  seeHistory: "See what changed",
  history: "Corrections",
  firstPosted: "First posted",
  onlyOther: "This notice is in Korean only. The Korean text prevails.",
  opinions: "Have your say",
  opinionsText: (deadline) => `You can send your opinion by post or e-mail until ${deadline}.`,
  opinionsWhere: "The text says where to send it; or ask the department below.",
  ask: "Questions",
  asideLabel: "Have your say, and the department in charge",
  asideLabelPlain: "Department in charge",
  hours: "Weekdays 09:00–18:00",
  neighbours: "Previous and next notice",
};

/** Words of the page of one notice. */
export const detailWords: Readonly<Record<Language, DetailWords>> = { ko: korean, en: english };
