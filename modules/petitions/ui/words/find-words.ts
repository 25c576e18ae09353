import type { InLanguages } from "./in-language.ts";

export interface FindWords {
  readonly title: string;
  readonly lede: string;
  readonly receipt: { readonly label: string; readonly hint: string };
  readonly pin: { readonly label: string; readonly hint: string };
  readonly submit: string;
  readonly forgotten: string;
  readonly forgottenText: string;
  /** On the page of one petition, for a visitor to whom it is not open. */
  readonly notOpen: string;
}

export const findWords: InLanguages<FindWords> = {
  ko: {
    title: "내 민원 조회",
    lede: "로그인하지 않아도 됩니다.",
    receipt: { label: "접수번호", hint: "접수증에 있는 번호입니다. 예: M26-0916-0473-8" },
    pin: { label: "조회 비밀번호", hint: "신청할 때 정한 숫자 6자리입니다." },
    submit: "조회하기",
    forgotten: "접수번호나 비밀번호를 잊으셨나요?",
    forgottenText: "전화로 이름과 신청한 날을 말씀해 주시면 찾아 드립니다.",
    notOpen: "민원을 보려면 조회 비밀번호를 써 주세요. 확인한 뒤 30분 동안 볼 수 있습니다.",
  },
  en: {
    title: "Find my petition",
    lede: "You do not need to sign in.",
    receipt: { label: "Receipt number", hint: "The number on your receipt. Example: M26-0916-0473-8" },
    pin: { label: "Password", hint: "The 6 digits you chose when you sent the petition." },
    submit: "Find",
    forgotten: "Lost the number or the password?",
    forgottenText: "Call us with your name and the day you sent it, and we will find it for you.",
    notOpen: "Enter the password to see the petition. It stays open to you for 30 minutes.",
  },
};
