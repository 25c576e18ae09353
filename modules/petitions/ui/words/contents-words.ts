import type { InLanguages } from "./in-language.ts";

export interface ContentsWords {
  readonly body: string;
  readonly place: string;
  readonly contact: string;
  readonly show: string;
  readonly hide: string;
  readonly why: string;
  readonly until: (time: string) => string;
  readonly answer: string;
  readonly files: string;
  readonly access: string;
  readonly accessText: string;
  readonly when: string;
  readonly who: string;
  readonly purpose: string;
  readonly you: string;
  readonly youElsewhere: string;
  readonly office: string;
  readonly system: string;
  readonly purposes: Readonly<Record<string, string>>;
  readonly otherPurpose: string;
}

/** What was written, and who looked at it. */
export const contentsWords: InLanguages<ContentsWords> = {
  ko: {
    body: "내용",
    place: "장소",
    contact: "연락처",
    show: "쓴 내용 모두 보기",
    hide: "쓴 내용 가리기",
    why: "옆에서 볼 수 있어 가려 두었습니다. 보신 일은 열람 기록에 남습니다.",
    until: (time) => `${time}까지 보이고, 그 뒤에는 다시 가립니다.`,
    answer: "내신 자료",
    files: "보내신 파일",
    access: "누가 이 민원을 보았나요?",
    accessText: "언제, 누가, 왜 보았는지 2년 넘게 남깁니다. 내용은 적지 않습니다. 최근 20건입니다.",
    when: "때",
    who: "누가",
    purpose: "까닭",
    you: "이 기기",
    youElsewhere: "조회 비밀번호를 쓴 다른 기기",
    office: "담당 부서",
    system: "민원 시스템",
    purposes: {
      submit: "민원 보냄",
      "view-receipt": "접수증 보기",
      "view-status": "처리 상황 보기",
      "view-file": "보내신 파일 내려받기",
      "look-up": "비밀번호로 조회",
      "look-up-refused": "틀린 비밀번호로 조회 (열지 못함)",
      "look-up-locked": "조회가 막힌 동안 조회 (열지 못함)",
      "view-contents": "쓴 내용 보기",
      "view-supplement": "보완 요청 보기",
      "view-withdraw": "거두기 화면 보기",
      "show-contents": "쓴 내용 보이기",
      "answer-supplement": "보완 자료 냄",
      "ask-more-time": "자료 낼 시간을 더 달라고 함",
      withdraw: "민원 거둠",
      "withdraw-refused": "틀린 비밀번호로 거두기 (하지 못함)",
      handle: "민원 처리",
    },
    otherPurpose: "기타",
  },
  en: {
    body: "Text",
    place: "Place",
    contact: "Contact",
    show: "Show all I wrote",
    hide: "Hide what I wrote",
    why: "Hidden in case someone looks over your shoulder. Showing it is put on record.",
    until: (time) => `Shown until ${time}, then hidden again.`,
    answer: "Material you sent",
    files: "Files you sent",
    access: "Who has looked at this petition?",
    accessText: "We keep for more than two years when, who and why, never what was read. The latest 20.",
    when: "When",
    who: "Who",
    purpose: "Why",
    you: "This device",
    youElsewhere: "Another device, with the password",
    office: "Department in charge",
    system: "Petition system",
    purposes: {
      submit: "Petition sent",
      "view-receipt": "Receipt seen",
      "view-status": "Progress seen",
      "view-file": "A file you sent downloaded",
      "look-up": "Looked up with the password",
      "look-up-refused": "Wrong password (not opened)",
      "look-up-locked": "Tried while locked (not opened)",
      "view-contents": "Contents seen",
      "view-supplement": "Request for material seen",
      "view-withdraw": "Withdrawal page seen",
      "show-contents": "Contents shown",
      "answer-supplement": "Material sent",
      "ask-more-time": "Asked for more time",
      withdraw: "Petition withdrawn",
      "withdraw-refused": "Wrong password for withdrawing (not done)",
      handle: "Work on the petition",
    },
    otherPurpose: "Other",
  },
};
