import type { PetitionStep } from "../../contract/petition-steps.ts";
import type { InLanguages } from "./in-language.ts";

export interface StatusWords {
  readonly title: string;
  readonly number: string;
  readonly numberNote: string;
  readonly state: string;
  readonly period: string;
  readonly history: string;
  readonly steps: Readonly<Record<PetitionStep, string>>;
  /** The last step to come, while there is one. */
  readonly answer: string;
  readonly answerText: { readonly sms: string; readonly email: string };
  readonly now: string;
  readonly officer: string;
  readonly officerText: string;
  readonly sent: string;
  readonly aside: string;
  readonly open: string;
}

export const statusWords: InLanguages<StatusWords> = {
  ko: {
    title: "민원 처리 상황",
    number: "접수번호",
    numberNote: "이 번호와 조회 비밀번호로 언제든 다시 볼 수 있습니다",
    state: "지금 상태",
    period: "답변",
    history: "처리 과정",
    steps: {
      arrived: "온라인으로 도착",
      received: "접수",
      assigned: "담당 부서 지정",
      "in-progress": "담당 부서 처리 중",
      "field-survey": "현장 확인",
      "supplement-asked": "자료 보완 요청",
      "supplement-more-time": "자료 낼 기한 늘림",
      "supplement-received": "보완 자료 받음",
      transferred: "다른 기관으로 옮김",
      extended: "답변 기한 늘림",
      completed: "처리 완료",
      returned: "반려",
      withdrawn: "취하",
    },
    answer: "답변",
    answerText: { sms: "문자로 알려 드립니다.", email: "전자우편으로 알려 드립니다." },
    now: "지금",
    officer: "담당 부서",
    officerText: "접수번호를 말씀해 주세요.",
    sent: "내신 내용",
    aside: "담당 부서와 내신 내용",
    open: "이 화면은 30분 동안 이 기기에서만 볼 수 있습니다.",
  },
  en: {
    title: "Progress of your petition",
    number: "Receipt number",
    numberNote: "With this number and your password you can come back at any time",
    state: "State",
    period: "Answer",
    history: "What has been done",
    steps: {
      arrived: "Arrived online",
      received: "Received",
      assigned: "Department chosen",
      "in-progress": "The department is working on it",
      "field-survey": "Visit on site",
      "supplement-asked": "We asked for more material",
      "supplement-more-time": "More time to send material",
      "supplement-received": "Material received",
      transferred: "Passed to another agency",
      extended: "Time to answer extended",
      completed: "Completed",
      returned: "Returned",
      withdrawn: "Withdrawn",
    },
    answer: "Answer",
    answerText: { sms: "We will tell you by text message.", email: "We will tell you by e-mail." },
    now: "Now",
    officer: "Department in charge",
    officerText: "Please give your receipt number.",
    sent: "What you sent",
    aside: "Department and what you sent",
    open: "This page is open for 30 minutes, on this device only.",
  },
};
