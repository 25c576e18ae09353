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
  effectCounted: "게시하고 5일이 지난 날",
  effectWhy: "효력이 생기는 날은 이렇게 셌습니다",
  effectRule: (posted: string, from: string) =>
    `이 문서는 언제부터 효력이 있는지 따로 적지 않았습니다. 그래서 게시한 날(${posted})의 다음 날부터 세어 5일이 지난 ${from} 0시에 효력이 생깁니다. 쉬는 날도 셉니다.`,
  effectSource: "근거: 「행정업무의 운영 및 혁신에 관한 규정」 제6조제3항, 「행정기본법」 제7조",
  opinions: "의견 내기",
  opinionsText: (deadline: string) =>
    `${deadline}까지 우편이나 전자우편으로 의견을 내실 수 있습니다. 우편은 마감일 소인까지 유효합니다.`,
  opinionsTo: "보내실 곳:",
  opinionsAddress: "주소는 본문에 있습니다.",
  opinionsWhere: "잘 모르시겠으면 아래 번호로 물어봐 주세요.",
  opinionsOver: "의견 접수가 끝났습니다",
  opinionsOverText: (deadline: string) =>
    `${deadline}에 마감했습니다. 내신 의견에 대한 답변은 이 문서에 함께 공개합니다.`,
  opinionsLater: (opens: string) => `${opens}부터 의견을 받습니다.`,
  answers: "의견에 대한 답변",
  answerOf: (date: string) => `${date} 답변`,
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
  effectCounted: "five days after publication",
  effectWhy: "How we counted the day it takes effect",
  effectRule: (posted, from) =>
    `This notice does not say when it takes effect. So it does when five days have passed, counted from the day after its publication (${posted}): at 00:00 on ${from}. Weekends and holidays count.`,
  effectSource:
    "Source: Regulations on the Operation and Innovation of Administrative Work, article 6 (3); General Act on Public Administration, article 7.",
  opinions: "Have your say",
  opinionsText: (deadline) => `You can send your opinion by post or e-mail until ${deadline}.`,
  opinionsTo: "Send it to:",
  opinionsAddress: "The address is in the text.",
  opinionsWhere: "If you are not sure, call the number below.",
  opinionsOver: "Comments are closed",
  opinionsOverText: (deadline) =>
    `They closed at ${deadline}. The answers to them are published with this notice.`,
  opinionsLater: (opens) => `You can comment from ${opens}.`,
  answers: "Answers to the comments",
  answerOf: (date) => `Answer of ${date}`,
  ask: "Questions",
  asideLabel: "Have your say, and the department in charge",
  asideLabelPlain: "Department in charge",
  hours: "Weekdays 09:00–18:00",
  neighbours: "Previous and next notice",
};

/** Words of the page of one notice. */
export const detailWords: Readonly<Record<Language, DetailWords>> = { ko: korean, en: english };
