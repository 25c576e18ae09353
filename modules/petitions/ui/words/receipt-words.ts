import type { InLanguages } from "./in-language.ts";

export interface ReceiptWords {
  readonly title: string;
  readonly sent: (receiptNumber: string) => string;
  readonly number: string;
  readonly keep: string;
  readonly arrived: string;
  readonly period: string;
  readonly periodNote: string;
  readonly answerBy: string;
  /** Before it is received. */
  readonly answerExpected: string;
  readonly counted: (days: number) => string;
  readonly receiptBy: (time: string) => string;
  readonly received: (time: string) => string;
  readonly howCounted: string;
  readonly files: string;
  readonly fileCount: (count: number) => string;
  readonly save: string;
  readonly saveNote: string;
  readonly fileName: (receiptNumber: string) => string;
  readonly keepThis: string;
  readonly keepText: readonly string[];
  readonly next: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly reply: { readonly sms: string; readonly email: string };
  readonly replyAt: string;
  readonly applicant: string;
  readonly type: string;
  readonly toStatus: string;
  readonly print: string;
  readonly another: string;
  readonly open: string;
}

export const receiptWords: InLanguages<ReceiptWords> = {
  ko: {
    title: "접수증",
    sent: (receiptNumber) => `민원을 접수했습니다. 접수번호는 ${receiptNumber}입니다.`,
    number: "접수번호",
    keep: "이 번호와 조회 비밀번호로 언제든 다시 볼 수 있습니다",
    arrived: "도착",
    period: "답변",
    periodNote: "첫날을 넣어 세고, 토요일과 공휴일은 세지 않습니다",
    answerBy: "답변 기한",
    answerExpected: "답변 기한(예상)",
    counted: (days) => `접수한 날부터 ${days}일, 첫날을 넣고 토요일과 공휴일은 빼고 셉니다`,
    receiptBy: (time) => `늦어도 ${time}까지 접수합니다(근무시간 8시간 안)`,
    received: (time) => `${time}에 접수했습니다`,
    howCounted: "기한을 어떻게 세었는지 보기",
    files: "붙인 파일",
    fileCount: (count) => (count === 0 ? "없음" : `${count}개`),
    save: "접수증 저장",
    saveNote: "파일로 저장합니다. 이름은 가려서 넣습니다.",
    fileName: (receiptNumber) => `민원 접수증 ${receiptNumber}.html`,
    keepThis: "꼭 보관해 주세요",
    keepText: [
      "접수번호: 이 종이나 파일을 보관하시거나 적어 두세요.",
      "조회 비밀번호: 여기에 적혀 있지 않습니다. 신청할 때 정하신 숫자 6자리를 기억해 주세요.",
      "처리 상황은 누리집의 ‘내 민원 조회’에서 접수번호와 조회 비밀번호로 볼 수 있습니다.",
    ],
    next: "이제 이렇게 됩니다",
    steps: [
      { title: "담당 부서를 정합니다", text: "근무시간 8시간 안에 접수하고 담당 부서로 보냅니다." },
      { title: "담당 부서가 처리합니다", text: "더 필요한 것이 있으면 남기신 연락처로 여쭙니다." },
      { title: "답변을 보내 드립니다", text: "정하신 방법으로 보내고 처리 상황 화면에도 알립니다." },
    ],
    reply: { sms: "문자", email: "전자우편" },
    replyAt: "답변 받을 방법",
    applicant: "신청인",
    type: "민원 유형",
    toStatus: "처리 상황 보기",
    print: "이 화면을 인쇄하거나 접수증을 저장해 두세요. 접수번호만 적어 두셔도 됩니다.",
    another: "다른 민원 신청",
    open: "이 접수증은 30분 동안 이 기기에서만 볼 수 있습니다. 그 뒤에는 접수번호와 조회 비밀번호로 보세요.",
  },
  en: {
    title: "Your receipt",
    sent: (receiptNumber) => `We have received your petition. Your receipt number is ${receiptNumber}.`,
    number: "Receipt number",
    keep: "With this number and your password you can come back at any time",
    arrived: "Arrived",
    period: "Answer",
    periodNote: "The first day counts; Saturdays and public holidays do not",
    answerBy: "Answer due",
    answerExpected: "Answer expected by",
    counted: (days) =>
      `${days} days from receipt; the first day counts, Saturdays and public holidays do not`,
    receiptBy: (time) => `We receive it by ${time} at the latest (within 8 working hours)`,
    received: (time) => `Received at ${time}`,
    howCounted: "See how the date was counted",
    files: "Files",
    fileCount: (count) => (count === 0 ? "None" : String(count)),
    save: "Save the receipt",
    saveNote: "Saves a file, with your name masked.",
    fileName: (receiptNumber) => `Petition receipt ${receiptNumber}.html`,
    keepThis: "Please keep",
    keepText: [
      "The receipt number: keep this sheet or file, or write the number down.",
      "The password: it is not written here. Remember the 6 digits that you chose.",
      "See the progress under Find my petition, with the receipt number and the password.",
    ],
    next: "What happens next",
    steps: [
      {
        title: "We choose the department",
        text: "Within 8 working hours we receive the petition and pass it to the department in charge.",
      },
      {
        title: "The department works on it",
        text: "If something is missing, we ask you at the contact you left.",
      },
      {
        title: "You get the answer",
        text: "We send it the way you chose, and the progress page tells you too.",
      },
    ],
    reply: { sms: "Text message", email: "E-mail" },
    replyAt: "Answer by",
    applicant: "Applicant",
    type: "Kind of petition",
    toStatus: "See the progress",
    print: "Print this page or save the receipt. Writing down the receipt number is enough.",
    another: "Send another petition",
    open: "This receipt is open for 30 minutes, on this device only. After that use the receipt number and the password.",
  },
};
