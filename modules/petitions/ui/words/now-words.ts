import type { PetitionStep } from "../../contract/petition-steps.ts";
import type { InLanguages } from "./in-language.ts";

export interface NowWords {
  readonly title: string;
  readonly arrived: string;
  readonly received: string;
  readonly notYet: string;
  /** Every 30 days the citizen is told how it goes. */
  readonly nextNotice: string;
  readonly happening: Readonly<Record<PetitionStep, string>>;
  readonly canDo: string;
  readonly supplement: string;
  readonly supplementBy: (date: string) => string;
  readonly withdraw: string;
  readonly receipt: string;
  readonly another: string;
}

const working = {
  ko: "담당 부서가 내용을 살펴보고 답변을 준비하고 있습니다.",
  en: "The department is looking into it and preparing an answer.",
};

/** What is going on, and what the citizen can do. */
export const nowWords: InLanguages<NowWords> = {
  ko: {
    title: "지금 일어나는 일",
    arrived: "도착",
    received: "접수",
    notYet: "아직 접수하지 않았습니다",
    nextNotice: "다음 진행 알림",
    happening: {
      arrived: "민원여권과가 접수하고 담당 부서를 정합니다.",
      received: "담당 부서로 보내는 중입니다.",
      assigned: "담당 부서를 정했습니다. 담당자가 곧 살펴봅니다.",
      "in-progress": working.ko,
      "field-survey": "담당자가 현장을 살펴보고 있습니다.",
      "supplement-asked": "답변하려면 자료가 더 필요합니다. ‘할 수 있는 일’에서 내실 수 있습니다.",
      "supplement-more-time": working.ko,
      "supplement-received": working.ko,
      transferred: "이 일을 맡은 기관으로 보냈습니다. 그 기관이 이어서 처리합니다.",
      extended: "답변에 시간이 더 필요해 기한을 늘렸습니다. 까닭은 처리 과정에 있습니다.",
      completed:
        "답변을 보내 드렸습니다. 답변에 이의가 있으면 받은 날부터 60일 안에 이의신청을 할 수 있습니다.",
      returned: "처리할 수 없어 돌려 드렸습니다. 까닭은 처리 과정에 있습니다. 새로 신청하실 수 있습니다.",
      withdrawn: "이 민원을 거두셨습니다. 더 처리하지 않습니다. 새로 신청하실 수 있습니다.",
    },
    canDo: "할 수 있는 일",
    supplement: "자료 더 내기",
    supplementBy: (date) => `자료를 ${date}까지 내 주세요`,
    withdraw: "민원 거두기",
    receipt: "접수증 보기",
    another: "새 민원 신청",
  },
  en: {
    title: "What is happening now",
    arrived: "Arrived",
    received: "Received",
    notYet: "Not received yet",
    nextNotice: "Next notice of progress",
    happening: {
      arrived: "The Civil Petitions Division receives it and chooses the department.",
      received: "It is on its way to the department.",
      assigned: "The department has been chosen. An officer will look at it soon.",
      "in-progress": working.en,
      "field-survey": "An officer is looking at the place.",
      "supplement-asked": "We need more material to answer. You can send it from this page.",
      "supplement-more-time": working.en,
      "supplement-received": working.en,
      transferred: "We passed it to the agency in charge, which goes on with it.",
      extended: "We need more time to answer. The reason stands in what has been done.",
      completed: "We sent you the answer. You can object within 60 days of receiving it.",
      returned:
        "We could not work on it and returned it. The reason stands in what has been done. You can send a new petition.",
      withdrawn: "You withdrew this petition, and no one works on it. You can send a new petition.",
    },
    canDo: "What you can do",
    supplement: "Send what we asked for",
    supplementBy: (date) => `Please send the material by ${date}`,
    withdraw: "Withdraw the petition",
    receipt: "See the receipt",
    another: "Send a new petition",
  },
};
