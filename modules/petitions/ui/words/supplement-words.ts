import type { InLanguages } from "./in-language.ts";

export interface SupplementWords {
  readonly title: string;
  readonly lede: (date: string) => string;
  readonly late: (date: string) => string;
  readonly asked: string;
  readonly answer: { readonly label: string; readonly hint: string };
  readonly send: string;
  readonly attach: string;
  readonly back: string;
  readonly clock: string;
  readonly moreTitle: string;
  readonly moreText: (left: number) => string;
  readonly moreNone: string;
  readonly days: { readonly label: string; readonly each: (days: string) => string };
  readonly ask: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly missing: string;
  readonly tooLong: (limit: string, excess: string) => string;
  readonly unreadable: string;
  readonly residentNumber: string;
  readonly daysMissing: string;
  readonly usedUp: string;
  readonly closed: string;
  readonly sentBefore: string;
  readonly notStored: (department: string, telephone: string) => string;
}

export const supplementWords: InLanguages<SupplementWords> = {
  ko: {
    title: "자료 더 내기",
    lede: (date) => `${date}까지 내 주세요. 이미 행정기관에 있는 자료는 내지 않으셔도 됩니다.`,
    late: (date) => `${date}까지였지만 아직 내실 수 있습니다.`,
    asked: "이런 자료가 필요합니다",
    answer: { label: "답과 설명", hint: "물어본 것에 대한 답을 써 주세요. 2,000자까지 쓸 수 있습니다." },
    send: "자료 보내기",
    attach: "파일만 먼저 붙이기",
    back: "처리 상황으로",
    clock: "자료를 내신 다음 근무일부터 답변 기한을 다시 셉니다.",
    moreTitle: "시간이 더 필요하신가요?",
    moreText: (left) => `두 번까지 기한을 늘릴 수 있고, ${left}번 남았습니다.`,
    moreNone: "두 번 모두 늘리셨습니다. 더 필요하시면 담당 부서에 전화해 주세요.",
    days: { label: "늘릴 기간", each: (days) => `${days}일` },
    ask: "기한 늘리기",
    nothing: "지금 요청한 자료가 없습니다",
    nothingText: "자료를 이미 내셨거나, 민원이 끝났거나, 자료를 요청하지 않았습니다.",
    missing: "답과 설명을 써 주세요",
    tooLong: (limit, excess) => `답과 설명: ${limit}자까지 쓸 수 있습니다. ${excess}자를 줄여 주세요`,
    unreadable: "답과 설명에 읽을 수 없는 글자가 있어 그 글자만 뺐습니다. 확인하고 다시 보내 주세요",
    residentNumber:
      "답과 설명에 주민등록번호로 보이는 숫자가 있습니다. 민원 처리에 필요하지 않으니 지워 주세요",
    daysMissing: "늘릴 기간을 골라 주세요",
    usedUp: "기한은 두 번까지 늘릴 수 있습니다. 더 필요하시면 담당 부서에 전화해 주세요.",
    closed: "요청한 자료가 바뀌었거나 더 필요하지 않습니다. 쓰신 글은 아래에 그대로 있습니다.",
    sentBefore:
      "이 요청에는 자료를 이미 내셨습니다. 처음 내신 것을 담당 부서가 보고 있고, 아래에 쓰신 글은 보내지 않았습니다. 더 알릴 것이 있으면 담당 부서에 전화해 주세요.",
    notStored: (department, telephone) =>
      `저장하는 곳에 연결되지 않았습니다. 조금 뒤에 다시 보내 주세요. 다시 보내셔도 두 번 접수되지 않습니다. 급한 일은 ${department} ${telephone}으로 전화해 주세요.`,
  },
  en: {
    title: "Send what we asked for",
    lede: (date) => `Please send it by ${date}. You need not send what a public office already holds.`,
    late: (date) => `It was due by ${date}, but you can still send it.`,
    asked: "What we need",
    answer: { label: "Your answer", hint: "Answer what we asked. Up to 2,000 characters." },
    send: "Send",
    attach: "Attach the files first",
    back: "Back to the progress",
    clock: "The time to answer goes on from the working day after you send it.",
    moreTitle: "Do you need more time?",
    moreText: (left) =>
      `You can ask for more time twice; ${left === 1 ? "one request is" : `${left} requests are`} left.`,
    moreNone: "You have asked twice. If you need still more time, call the department.",
    days: { label: "How much more time", each: (days) => `${days} days` },
    ask: "Ask for more time",
    nothing: "We are not waiting for anything from you",
    nothingText: "You have sent it already, the petition has ended, or nothing was asked for.",
    missing: "Enter your answer",
    tooLong: (limit, excess) => `Your answer must be ${limit} characters or fewer. Remove ${excess}`,
    unreadable:
      "Your answer held characters that cannot be read. We removed only those: check it and send again",
    residentNumber: "Your answer seems to hold a resident registration number. We do not need it: remove it",
    daysMissing: "Choose how much more time you need",
    usedUp: "You can ask for more time twice. If you need still more, call the department.",
    closed: "What we asked for has changed or is no longer needed. What you wrote is still below.",
    sentBefore:
      "You have already answered this request. The department works with what you sent first; what you wrote below was not sent. If there is more to tell, call the department.",
    notStored: (department, telephone) =>
      `Our storage could not be reached. Send again in a moment; it will not be counted twice. For urgent matters call the ${department}, ${telephone}.`,
  },
};
