import type { InLanguages } from "./in-language.ts";

export interface ApplicantWords {
  readonly name: string;
  readonly reply: string;
  readonly replyWays: { readonly sms: string; readonly email: string };
  readonly telephone: { readonly label: string; readonly hint: string };
  readonly email: { readonly label: string; readonly hint: string };
}

export const applicantWords: InLanguages<ApplicantWords> = {
  ko: {
    name: "이름",
    reply: "답변은 어떻게 받으시겠어요?",
    replyWays: { sms: "문자", email: "전자우편" },
    telephone: { label: "전화번호", hint: "문자로 답변을 받으시면 꼭 써 주세요. 예: 000-1234-5678" },
    email: {
      label: "전자우편 주소",
      hint: "전자우편으로 답변을 받으시면 꼭 써 주세요. 예: hanul@mail.example",
    },
  },
  en: {
    name: "Name",
    reply: "How should we answer you?",
    replyWays: { sms: "Text message", email: "E-mail" },
    telephone: {
      label: "Telephone number",
      hint: "Needed for an answer by text message. Example: 000-1234-5678",
    },
    email: { label: "E-mail address", hint: "Needed for an answer by e-mail. Example: hanul@mail.example" },
  },
};
