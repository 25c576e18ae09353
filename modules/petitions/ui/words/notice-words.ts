import type { InLanguages } from "./in-language.ts";

/**
 * Messages that concern a whole form and not one field. A refused form carries such a message under one of these
 * names in place of a field's.
 */
export const noticeKinds = [
  "unavailable",
  "changed",
  "limited",
  "refused",
  "locked",
  "answered",
  "closed",
  "used-up",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export function isNoticeKind(field: string): field is NoticeKind {
  return noticeKinds.some((kind) => kind === field);
}

export type NoticeTitles = Readonly<Record<NoticeKind, string>>;

/** The whole message in short, above its sentences. */
export const noticeTitles: InLanguages<NoticeTitles> = {
  ko: {
    unavailable: "지금은 저장하지 못했습니다. 쓰신 글은 그대로 있습니다",
    changed: "확인하신 뒤에 내용이 바뀌어 아직 보내지 않았습니다",
    limited: "잠시 열 수 없습니다",
    refused: "접수번호나 비밀번호가 맞지 않습니다",
    locked: "잠시 조회할 수 없습니다",
    answered: "자료를 이미 내셨습니다",
    closed: "보내지 않았습니다",
    "used-up": "기한을 더 늘릴 수 없습니다",
  },
  en: {
    unavailable: "We could not save this for the moment. What you wrote is still here",
    changed: "Something changed after you checked it, so it has not been sent yet",
    limited: "You cannot open it for the moment",
    refused: "The receipt number or the password is not right",
    locked: "You cannot look this up for the moment",
    answered: "You have already answered this",
    closed: "This was not sent",
    "used-up": "You cannot ask for more time again",
  },
};
