import type { InLanguages } from "./in-language.ts";

export interface ReviewWords {
  readonly content: string;
  readonly applicant: string;
  readonly files: string;
  readonly noFiles: string;
  readonly change: string;
  readonly names: {
    readonly type: string;
    readonly title: string;
    readonly body: string;
    readonly place: string;
    readonly name: string;
    readonly reply: string;
    readonly telephone: string;
    readonly email: string;
  };
  readonly nothing: string;
  /** Some parts are not complete yet. */
  readonly incomplete: string;
  readonly incompleteText: string;
  /** The draft cannot be read for the moment. */
  readonly unread: string;
  readonly lookUp: string;
  readonly pin: { readonly label: string; readonly hint: string };
  readonly pinAgain: string;
  readonly consent: { readonly label: string; readonly text: string };
  readonly consentDetails: string;
  readonly consentFacts: readonly { readonly name: string; readonly value: string }[];
  readonly send: string;
  readonly sending: string;
  readonly kept: string;
}

export const reviewWords: InLanguages<ReviewWords> = {
  ko: {
    content: "민원 내용",
    applicant: "신청인과 답변",
    files: "사진과 문서",
    noFiles: "붙인 파일이 없습니다.",
    change: "고치기",
    names: {
      type: "민원 유형",
      title: "제목",
      body: "내용",
      place: "장소",
      name: "이름",
      reply: "답변 받을 방법",
      telephone: "전화번호",
      email: "전자우편 주소",
    },
    nothing: "쓰지 않음",
    incomplete: "아직 보낼 수 없습니다",
    incompleteText: "아래 것을 마저 써 주세요.",
    unread: "쓰신 내용을 지금 보여 드리지 못하지만 저장되어 있습니다.",
    lookUp: "조회 비밀번호와 동의",
    pin: {
      label: "조회 비밀번호",
      hint: "숫자 6자리를 정해 주세요. 처리 상황을 볼 때 접수번호와 함께 씁니다. 123456처럼 이어지거나 되풀이되는 숫자는 쓸 수 없습니다.",
    },
    pinAgain: "조회 비밀번호 한 번 더",
    consent: {
      label: "개인정보를 모으고 쓰는 데 동의합니다",
      text: "동의하지 않으실 수 있지만, 그러면 온라인으로는 민원을 받을 수 없습니다. 전화나 방문으로 신청하실 수 있습니다.",
    },
    consentDetails: "모으는 개인정보 보기",
    consentFacts: [
      { name: "항목", value: "이름, 전화번호나 전자우편 주소, 민원에 쓰신 내용" },
      { name: "쓰는 곳", value: "민원을 처리하고 답변을 보내는 일" },
      { name: "보관", value: "기록물 관리 법령이 정한 기간 동안 보관한 뒤 지웁니다" },
      { name: "보호", value: "암호로 바꾸어 저장하고, 누가 언제 왜 보았는지 기록합니다" },
    ],
    send: "민원 보내기",
    sending: "보내는 중",
    kept: "쓰신 민원은 저장되어 있습니다. 조회 비밀번호만 다시 써 주세요.",
  },
  en: {
    content: "Your petition",
    applicant: "About you and the answer",
    files: "Photos and documents",
    noFiles: "No file is attached.",
    change: "Change",
    names: {
      type: "Kind of petition",
      title: "Title",
      body: "Details",
      place: "Place",
      name: "Name",
      reply: "Answer by",
      telephone: "Telephone number",
      email: "E-mail address",
    },
    nothing: "Not given",
    incomplete: "It cannot be sent yet",
    incompleteText: "Please complete these first.",
    unread: "We cannot show what you wrote for the moment, but it is saved.",
    lookUp: "Password and consent",
    pin: {
      label: "Password for looking up",
      hint: "Choose 6 digits. You will use them with your receipt number to see the progress. Digits in a row or repeated, like 123456, are not accepted.",
    },
    pinAgain: "Password once more",
    consent: {
      label: "I agree that my personal data is collected and used",
      text: "You may refuse, but then we cannot take your petition online. You can send it by telephone or in person.",
    },
    consentDetails: "What we collect",
    consentFacts: [
      { name: "Data", value: "Name, telephone number or e-mail address, and what you write" },
      { name: "Use", value: "To deal with your petition and send the answer" },
      { name: "Kept", value: "For as long as the law on public records says, then deleted" },
      { name: "Protection", value: "Stored encrypted; we record who looked at it, when and why" },
    ],
    send: "Send petition",
    sending: "Sending",
    kept: "Your petition is saved. Only the password has to be typed again.",
  },
};
