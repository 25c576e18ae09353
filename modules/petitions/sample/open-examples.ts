import { formatReceiptNumber } from "../contract/receipt-number.ts";
import type { ExamplePetition } from "./example-petition.ts";

const nobody = { place: "", telephone: "", email: "" };

/** Petitions on which work goes on, one for each state. */
export const openExamples: readonly ExamplePetition[] = [
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 11, day: 22, sequence: 7 }),
    password: "614902",
    language: "ko",
    departmentId: null,
    text: {
      ...nobody,
      type: "suggestion",
      title: "새벌역 자전거 보관대에 지붕을 달아 주세요",
      body: "비가 오면 자전거가 젖어 쓰기 어렵습니다. 동쪽 출구 보관대부터 지붕을 달아 주시면 좋겠습니다.",
      place: "한울도 새벌시 역앞로 1",
      name: "서가온",
      reply: "sms",
      telephone: "000-2468-1357",
    },
    history: [{ step: "arrived", at: "2026-11-22T08:05:00+09:00", note: "" }],
  },
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 11, day: 20, sequence: 31 }),
    password: "250731",
    language: "ko",
    departmentId: null,
    text: {
      ...nobody,
      type: "inquiry",
      title: "주말농장은 어떻게 신청하나요?",
      body: "내년 봄 도민 주말농장에 신청하고 싶습니다. 신청 기간과 자격을 알려 주세요.",
      name: "문보미",
      reply: "email",
      email: "bomi@mail.example",
    },
    history: [
      { step: "arrived", at: "2026-11-20T16:20:00+09:00", note: "" },
      { step: "received", at: "2026-11-20T17:05:00+09:00", note: "민원여권과가 접수했습니다." },
    ],
  },
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 11, day: 19, sequence: 112 }),
    password: "837164",
    language: "ko",
    departmentId: "welfare",
    text: {
      ...nobody,
      type: "grievance",
      title: "경로당 난방비가 지난달부터 나오지 않습니다",
      body: "솔바람마을 경로당 난방비가 10월분부터 들어오지 않아 어르신들이 춥게 지내십니다.",
      place: "한울도 새벌시 솔바람로 15",
      name: "장해솔",
      reply: "sms",
      telephone: "000-8642-9753",
    },
    history: [
      { step: "arrived", at: "2026-11-19T10:32:00+09:00", note: "" },
      { step: "received", at: "2026-11-19T11:10:00+09:00", note: "" },
      { step: "assigned", at: "2026-11-19T11:25:00+09:00", note: "복지정책과로 보냈습니다." },
    ],
  },
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 11, day: 16, sequence: 205 }),
    password: "493027",
    language: "ko",
    departmentId: "local-economy",
    text: {
      ...nobody,
      type: "statute-inquiry",
      title: "공방에서 빵을 함께 팔려면 어떤 신고가 더 필요한가요?",
      body: "도자기 공방을 하고 있습니다. 같은 자리에서 직접 구운 빵을 팔려면 조례에 따라 어떤 신고가 더 필요한지 알고 싶습니다.",
      place: "한울도 새벌시 흙빛길 4",
      name: "오나래",
      reply: "email",
      email: "narae@mail.example",
    },
    history: [
      { step: "arrived", at: "2026-11-16T09:40:00+09:00", note: "" },
      { step: "received", at: "2026-11-16T10:15:00+09:00", note: "지역경제과로 보냈습니다." },
      {
        step: "supplement-asked",
        at: "2026-11-19T14:30:00+09:00",
        note: "공방의 건축물 용도를 알려 달라고 요청했습니다.",
      },
    ],
    stops: [{ reason: "supplement", from: "2026-11-19T14:30:00+09:00" }],
    supplement: {
      askedAt: "2026-11-19T14:30:00+09:00",
      dueOn: "2026-11-30",
      request:
        "공방이 들어 있는 건물의 용도(근린생활시설인지)와 빵을 굽는 자리의 넓이를 알려 주세요.\n건축물대장은 저희가 확인할 수 있어 내지 않으셔도 됩니다.",
    },
  },
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 11, day: 12, sequence: 88 }),
    password: "162850",
    language: "ko",
    departmentId: "traffic-safety",
    text: {
      ...nobody,
      type: "suggestion",
      title: "고속도로 나들목 안내판을 크게 바꿔 주세요",
      body: "새벌나들목 안내판 글씨가 작아 지나치는 차가 많습니다.",
      place: "새벌나들목 들머리",
      name: "한다솜",
      reply: "sms",
      telephone: "000-3579-2468",
    },
    history: [
      { step: "arrived", at: "2026-11-12T13:15:00+09:00", note: "" },
      { step: "received", at: "2026-11-12T14:00:00+09:00", note: "" },
      {
        step: "transferred",
        at: "2026-11-13T10:20:00+09:00",
        note: "고속도로 안내판은 도로를 맡은 기관의 일이라 그 기관으로 보냈습니다. 답변도 그곳에서 드립니다.",
      },
    ],
    stops: [
      { reason: "transfer-travel", from: "2026-11-13T10:20:00+09:00", to: "2026-11-17T09:30:00+09:00" },
    ],
  },
  {
    receiptNumber: formatReceiptNumber({ year: 2026, month: 11, day: 9, sequence: 140 }),
    password: "908315",
    language: "ko",
    departmentId: "environment",
    text: {
      ...nobody,
      type: "grievance",
      title: "하천 산책로 가로등이 밤새 방 안을 비춥니다",
      body: "버들천 산책로에 새로 단 가로등이 너무 밝아 잠을 이루기 어렵습니다. 가림막을 달아 주세요.",
      place: "한울도 새벌시 버들천로 31",
      name: "유하린",
      reply: "sms",
      telephone: "000-9713-8642",
    },
    history: [
      { step: "arrived", at: "2026-11-09T08:50:00+09:00", note: "" },
      { step: "received", at: "2026-11-09T09:45:00+09:00", note: "환경정책과로 보냈습니다." },
      { step: "field-survey", at: "2026-11-12T20:00:00+09:00", note: "밤에 가로등 밝기를 쟀습니다." },
      {
        step: "extended",
        at: "2026-11-17T15:40:00+09:00",
        note: "가림막을 맞추는 데 시간이 걸려 답변을 7일 늦춥니다.",
      },
    ],
    extensions: [{ at: "2026-11-17T15:40:00+09:00", days: 7 }],
  },
];
