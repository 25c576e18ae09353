import type { FormField } from "../../contract/petition-fields.ts";
import type { InLanguages } from "./in-language.ts";

/** A field's name as a sentence begins with it, and as what one enters. */
export interface FieldName {
  readonly name: string;
  readonly object: string;
}

export const fieldNames: InLanguages<Record<FormField, FieldName>> = {
  ko: {
    type: { name: "민원 유형", object: "민원 유형을" },
    title: { name: "제목", object: "제목을" },
    body: { name: "내용", object: "내용을" },
    place: { name: "장소", object: "장소를" },
    name: { name: "이름", object: "이름을" },
    reply: { name: "답변 받을 방법", object: "답변 받을 방법을" },
    telephone: { name: "전화번호", object: "전화번호를" },
    email: { name: "전자우편 주소", object: "전자우편 주소를" },
    pin: { name: "조회 비밀번호", object: "조회 비밀번호를" },
    pinAgain: { name: "조회 비밀번호", object: "조회 비밀번호를 한 번 더" },
    consent: { name: "개인정보 동의", object: "개인정보 동의를" },
  },
  en: {
    type: { name: "The kind of petition", object: "the kind of petition" },
    title: { name: "The title", object: "a title" },
    body: { name: "The text", object: "the details" },
    place: { name: "The place", object: "the place" },
    name: { name: "The name", object: "your name" },
    reply: { name: "The way of answering", object: "how we should answer" },
    telephone: { name: "The telephone number", object: "your telephone number" },
    email: { name: "The e-mail address", object: "your e-mail address" },
    pin: { name: "The password", object: "a password of 6 digits" },
    pinAgain: { name: "The password", object: "the password once more" },
    consent: { name: "Your consent", object: "your consent" },
  },
};

/** Where nothing is typed but something chosen. */
export const missingMessages: InLanguages<Partial<Record<FormField, string>>> = {
  ko: {
    type: "민원 유형을 골라 주세요",
    reply: "답변 받을 방법을 골라 주세요",
    consent: "개인정보를 모으고 쓰는 데 동의하시면 표시해 주세요",
  },
  en: {
    type: "Choose the kind of petition",
    reply: "Choose how we should answer",
    consent: "Tick the box if you agree that your data is collected and used",
  },
};
