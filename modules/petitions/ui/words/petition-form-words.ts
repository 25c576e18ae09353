import type { InLanguages } from "./in-language.ts";

export interface PetitionFormWords {
  readonly title: string;
  readonly lede: string;
  readonly content: string;
  readonly applicant: string;
  readonly lookUp: string;
  readonly type: string;
  readonly petitionTitle: { readonly label: string; readonly hint: string };
  readonly body: { readonly label: string; readonly hint: string };
  readonly place: { readonly label: string; readonly hint: string };
  readonly name: string;
  readonly reply: string;
  readonly replyWays: { readonly sms: string; readonly email: string };
  readonly telephone: { readonly label: string; readonly hint: string };
  readonly email: { readonly label: string; readonly hint: string };
  readonly pin: { readonly label: string; readonly hint: string };
  readonly pinAgain: string;
  readonly consent: { readonly label: string; readonly text: string };
  readonly consentDetails: string;
  readonly consentFacts: readonly { readonly name: string; readonly value: string }[];
  readonly send: string;
  readonly sending: string;
  readonly kept: string;
}

export const petitionFormWords: InLanguages<PetitionFormWords> = {
  ko: {
    title: "민원 신청",
    lede: "로그인하지 않아도 됩니다. 보내시면 바로 접수번호를 알려 드립니다.",
    content: "민원 내용",
    applicant: "신청인과 답변",
    lookUp: "조회 비밀번호와 동의",
    type: "어떤 민원인가요?",
    petitionTitle: {
      label: "제목",
      hint: "장소와 바라는 점을 한 줄로 써 주세요. 예: 하늘초 앞 보행 신호를 늘려 주세요",
    },
    body: {
      label: "내용",
      hint: "언제, 어디서, 무엇이 불편했는지 써 주세요. 2,000자까지 쓸 수 있습니다. 주민등록번호는 쓰지 마세요.",
    },
    place: { label: "장소", hint: "예: 한울도 새벌시 하늘로 22" },
    name: "이름",
    reply: "답변은 어떻게 받으시겠어요?",
    replyWays: { sms: "문자", email: "전자우편" },
    telephone: { label: "전화번호", hint: "문자로 답변을 받으시면 꼭 써 주세요. 예: 000-1234-5678" },
    email: {
      label: "전자우편 주소",
      hint: "전자우편으로 답변을 받으시면 꼭 써 주세요. 예: hanul@mail.example",
    },
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
    kept: "쓰신 내용은 그대로 남아 있습니다. 조회 비밀번호만 다시 써 주세요.",
  },
  en: {
    title: "Send a petition",
    lede: "You do not need to sign in. You get a receipt number as soon as you send it.",
    content: "Your petition",
    applicant: "About you and the answer",
    lookUp: "Password and consent",
    type: "What kind of petition is it?",
    petitionTitle: {
      label: "Title",
      hint: "Say where and what you ask for in one line. Example: Longer green light at Haneul School",
    },
    body: {
      label: "Details",
      hint: "Tell us when, where and what happened. You can write up to 2,000 characters. Do not give your resident registration number.",
    },
    place: { label: "Place", hint: "Example: 22 Haneul-ro, Saebeol" },
    name: "Name",
    reply: "How should we answer you?",
    replyWays: { sms: "Text message", email: "E-mail" },
    telephone: {
      label: "Telephone number",
      hint: "Needed for an answer by text message. Example: 000-1234-5678",
    },
    email: { label: "E-mail address", hint: "Needed for an answer by e-mail. Example: hanul@mail.example" },
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
    kept: "What you wrote is still here. Only the password has to be typed again.",
  },
};
