import type { Language } from "@madang/manifest";
import type { PetitionStep } from "../contract/petition-steps.ts";
import { formatReceiptNumber } from "../contract/receipt-number.ts";
import type { PetitionText } from "../server/domain/petition-form.ts";

export interface ExamplePetition {
  readonly receiptNumber: string;
  readonly password: string;
  readonly language: Language;
  readonly departmentId: string | null;
  readonly text: PetitionText;
  readonly history: readonly { readonly step: PetitionStep; readonly at: string; readonly note: string }[];
}

/** Departments of the invented province that the examples name. */
export const exampleDepartments = [
  {
    id: "traffic-safety",
    name_ko: "교통안전과",
    name_en: "Traffic Safety Division",
    telephone: "000-000-3317",
  },
  {
    id: "environment",
    name_ko: "환경정책과",
    name_en: "Environment Policy Division",
    telephone: "000-000-3560",
  },
] as const;

/** Petitions of invented people, for trying the portal; numbers and passwords stand in the module's README. */
export const examplePetitions: readonly ExamplePetition[] = [
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 9, day: 16, sequence: 473 }),
    password: "380416",
    language: "ko",
    departmentId: "traffic-safety",
    text: {
      type: "suggestion",
      title: "하늘초등학교 앞 횡단보도 보행 신호 시간을 늘려 주세요",
      body: "하늘초등학교 정문 앞 횡단보도의 보행 신호가 짧아서 아이들과 어르신이 다 건너기 전에 빨간불로 바뀝니다. 아침 8시 30분쯤 특히 위험합니다.",
      place: "한울도 새벌시 하늘로 22",
      name: "김새한",
      reply: "sms",
      telephone: "000-1234-5678",
      email: "",
    },
    history: [
      { step: "arrived", at: "2026-09-16T09:12:00+09:00", note: "" },
      {
        step: "received",
        at: "2026-09-16T10:41:00+09:00",
        note: "민원여권과가 접수해 교통안전과로 보냈습니다.",
      },
      {
        step: "field-survey",
        at: "2026-09-22T08:20:00+09:00",
        note: "등교 시간에 보행 신호와 통행량을 쟀습니다.",
      },
      {
        step: "in-progress",
        at: "2026-10-02T09:30:00+09:00",
        note: "한울경찰청과 신호 시간 조정을 협의하고 있습니다.",
      },
    ],
  },
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 9, day: 21, sequence: 118 }),
    password: "705293",
    language: "ko",
    departmentId: "environment",
    text: {
      type: "grievance",
      title: "햇살마을 공사장 먼지 때문에 창문을 열 수 없습니다",
      body: "햇살마을 3단지 옆 공사장에서 물을 뿌리지 않아 먼지가 심합니다. 지난주 월요일부터 매일 오후에 그렇습니다.",
      place: "한울도 새벌시 햇살로 7",
      name: "이도담",
      reply: "email",
      telephone: "",
      email: "dodam@mail.example",
    },
    history: [
      { step: "arrived", at: "2026-09-21T19:48:00+09:00", note: "" },
      {
        step: "received",
        at: "2026-09-22T09:35:00+09:00",
        note: "민원여권과가 접수해 환경정책과로 보냈습니다.",
      },
      {
        step: "completed",
        at: "2026-09-29T16:10:00+09:00",
        note: "공사장을 점검해 살수차를 하루 네 번 돌리도록 했습니다. 답변을 전자우편으로 보냈습니다.",
      },
    ],
  },
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 10, day: 6, sequence: 52 }),
    password: "926047",
    language: "en",
    departmentId: null,
    text: {
      type: "inquiry",
      title: "Which papers do I need to register a market stall?",
      body: "I would like to sell bread at the Saturday market in Saebeol. Which papers do I need, and where do I hand them in?",
      place: "",
      name: "Alex Kim",
      reply: "email",
      telephone: "",
      email: "alex@mail.example",
    },
    history: [{ step: "arrived", at: "2026-10-06T08:05:00+09:00", note: "" }],
  },
];
