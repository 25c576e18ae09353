import type { InLanguages } from "./in-language.ts";

export interface DueWords {
  readonly due: string;
  readonly receiptDue: string;
  readonly title: string;
  readonly notReceived: (time: string) => string;
  readonly receiptLate: (time: string) => string;
  readonly standing: string;
  readonly unknown: string;
  readonly nthOf: (nth: number, total: number) => string;
  readonly left: (days: number) => string;
  readonly dueToday: string;
  readonly overdue: (days: number) => string;
  /** How the days were counted; `held` is how many days the clock stood. */
  readonly counted: (type: string, days: number, held: number) => string;
  readonly extended: (days: number) => string;
  readonly moved: (first: string, now: string) => string;
  readonly stopped: (counted: number, left: number) => string;
  readonly late: string;
  readonly caption: (from: string, to: string) => string;
  readonly rule: string;
  readonly versions: (pack: string, calendar: string) => string;
  readonly recount: string;
  readonly notCounted: string;
  readonly date: string;
  readonly why: string;
  readonly noneSkipped: string;
}

/** How a due date is told. */
export const dueWords: InLanguages<DueWords> = {
  ko: {
    due: "답변 기한",
    receiptDue: "접수 기한",
    title: "기한을 이렇게 셌습니다",
    notReceived: (time) =>
      `온라인으로 보내신 민원은 도착한 뒤 근무시간 8시간 안에 접수합니다. 늦어도 ${time}까지 접수하고, 그때부터 답변 기한을 셉니다.`,
    receiptLate: (time) =>
      `${time}까지 접수해야 하는데 늦어지고 있습니다. 담당 부서에 전화하시면 바로 확인해 드립니다.`,
    standing: "자료를 기다리는 중",
    unknown: "전화로 알려 드립니다",
    nthOf: (nth, total) => `${total}일 가운데 ${nth}일째`,
    left: (days) => `근무일로 ${days}일 남았습니다`,
    dueToday: "오늘까지입니다",
    overdue: (days) => `${days}일 지났습니다`,
    counted: (type, days, held) =>
      `‘${type}’ 민원은 접수한 날부터 ${days}일 안에 답변합니다. 첫날을 넣어 세고, 토요일과 공휴일${held === 0 ? "" : `, 자료를 기다린 ${held}일`}은 세지 않았습니다.`,
    extended: (days) => `답변 기한을 ${days}일 늘렸습니다.`,
    moved: (first, now) => `그래서 처음 알려 드린 ${first}이 ${now}로 바뀌었습니다.`,
    stopped: (counted, left) =>
      `자료를 기다리는 동안은 세지 않습니다. 지금까지 ${counted}일을 세어 ${left}일이 남았습니다. 자료를 내시면 다음 근무일부터 다시 셉니다.`,
    late: "답변이 늦어지고 있습니다. 담당 부서에 전화하시면 언제 답변하는지 알려 드립니다.",
    caption: (from, to) => `${from}부터 ${to}까지 하루씩 센 표`,
    rule: "적용한 규칙과 세지 않은 날 보기",
    versions: (pack, calendar) => `규칙 판: ${pack}. 공휴일표 판: ${calendar}.`,
    recount: "공휴일이 새로 정해지면 기한을 다시 셉니다.",
    notCounted: "세지 않은 날",
    date: "날짜",
    why: "까닭",
    noneSkipped: "세지 않은 날이 없습니다.",
  },
  en: {
    due: "Answer due",
    receiptDue: "Received by",
    title: "How we counted the due date",
    notReceived: (time) =>
      `A petition sent online is received within 8 working hours of its arrival: by ${time} at the latest. From then on we count the time to answer.`,
    receiptLate: (time) =>
      `It should have been received by ${time} and is late. Call the department and they will see to it at once.`,
    standing: "Waiting for your material",
    unknown: "We will tell you by telephone",
    nthOf: (nth, total) => `Day ${nth} of ${total}`,
    left: (days) => (days === 1 ? "1 working day left" : `${days} working days left`),
    dueToday: "Due today",
    overdue: (days) => (days === 1 ? "1 day late" : `${days} days late`),
    counted: (type, days, held) =>
      `A petition of the kind “${type}” is answered within ${days} days of its receipt. The first day counts; Saturdays, public holidays${held === 0 ? "" : ` and the ${held === 1 ? "day" : `${held} days`} spent waiting for material`} do not.`,
    extended: (days) => `The time to answer was extended by ${days} days.`,
    moved: (first, now) => `So the date we first told you, ${first}, became ${now}.`,
    stopped: (counted, left) =>
      `While we wait for your material no day counts. So far ${counted} ${counted === 1 ? "day has" : "days have"} been counted and ${left} are left. Counting goes on the working day after you send it.`,
    late: "The answer is late. Call the department and they will tell you when it comes.",
    caption: (from, to) => `Every day from ${from} to ${to}`,
    rule: "The rules we used, and the days that did not count",
    versions: (pack, calendar) => `Rules: ${pack}. Holidays: ${calendar}.`,
    recount: "When new holidays are set, the date is counted again.",
    notCounted: "Days that did not count",
    date: "Date",
    why: "Why",
    noneSkipped: "Every day counted.",
  },
};
