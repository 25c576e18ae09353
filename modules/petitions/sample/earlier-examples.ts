import { formatReceiptNumber } from "../contract/receipt-number.ts";
import type { ExamplePetition } from "./example-petition.ts";

const nobody = { place: "", telephone: "", email: "" };

/** Petitions that have ended, and one whose answer is late. */
export const earlierExamples: readonly ExamplePetition[] = [
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
        step: "supplement-asked",
        at: "2026-09-29T09:30:00+09:00",
        note: "횡단보도 위치 사진을 요청했습니다.",
      },
      { step: "supplement-received", at: "2026-10-01T16:20:00+09:00", note: "" },
      {
        step: "in-progress",
        at: "2026-10-02T09:30:00+09:00",
        note: "한울경찰청과 신호 시간 조정을 협의하고 있습니다.",
      },
    ],
    stops: [{ reason: "supplement", from: "2026-09-29T09:30:00+09:00", to: "2026-10-01T16:20:00+09:00" }],
    supplement: {
      askedAt: "2026-09-29T09:30:00+09:00",
      dueOn: "2026-10-08",
      request: "신호가 짧은 횡단보도가 어느 것인지 알 수 있게 사진이나 설명을 보내 주세요.",
      answeredAt: "2026-10-01T16:20:00+09:00",
      answer: "정문에서 나와 오른쪽, 문방구 앞 횡단보도입니다.",
    },
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
    departmentId: "local-economy",
    text: {
      ...nobody,
      type: "inquiry",
      title: "Which papers do I need to register a market stall?",
      body: "I would like to sell bread at the Saturday market in Saebeol. Which papers do I need, and where do I hand them in?",
      name: "Alex Kim",
      reply: "email",
      email: "alex@mail.example",
    },
    history: [
      { step: "arrived", at: "2026-10-06T08:05:00+09:00", note: "" },
      { step: "received", at: "2026-10-06T11:20:00+09:00", note: "" },
      {
        step: "completed",
        at: "2026-10-14T15:00:00+09:00",
        note: "You need a food business report and a hygiene certificate. We sent the details by e-mail.",
      },
    ],
  },
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 10, day: 22, sequence: 63 }),
    password: "571908",
    language: "ko",
    departmentId: "welfare",
    text: {
      ...nobody,
      type: "grievance",
      title: "옆 가게와 다툰 일을 도청에서 가려 주세요",
      body: "옆 가게가 간판을 우리 쪽으로 내어 달았습니다. 누가 옳은지 가려 주세요.",
      name: "임버들",
      reply: "sms",
      telephone: "000-7531-8642",
    },
    history: [
      { step: "arrived", at: "2026-10-22T14:02:00+09:00", note: "" },
      { step: "received", at: "2026-10-22T15:30:00+09:00", note: "" },
      {
        step: "returned",
        at: "2026-10-27T11:00:00+09:00",
        note: "개인 사이의 다툼은 도청이 가릴 수 없어 돌려 드립니다. 분쟁조정위원회에서 도움을 받으실 수 있습니다.",
      },
    ],
  },
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 10, day: 28, sequence: 15 }),
    password: "349261",
    language: "ko",
    departmentId: "traffic-safety",
    text: {
      ...nobody,
      type: "suggestion",
      title: "마을버스 막차를 늦춰 주세요",
      body: "새벌 3번 마을버스 막차가 저녁 9시라 일을 마치고 타기 어렵습니다.",
      place: "한울도 새벌시",
      name: "권이든",
      reply: "email",
      email: "ideun@mail.example",
    },
    history: [
      { step: "arrived", at: "2026-10-28T21:40:00+09:00", note: "" },
      { step: "received", at: "2026-10-29T09:20:00+09:00", note: "교통안전과로 보냈습니다." },
      { step: "withdrawn", at: "2026-11-02T12:10:00+09:00", note: "11월부터 막차가 늦춰진다고 들었습니다." },
    ],
  },
];
