import type { Language } from "@madang/manifest";
import { josa } from "./josa.ts";
import type { Random } from "./random.ts";
import { places } from "./places.ts";
import type { Topic } from "./topic.ts";

/** What a made-up document is about. */
export interface Subject {
  readonly topic: Topic;
  readonly place: (typeof places)[number];
  readonly project: string;
  readonly english: string;
}

export function subjectOf(random: Random, topic: Topic): Subject {
  return {
    topic,
    place: random.pick(places),
    project: random.pick(topic.projects),
    english: random.pick(topic.english),
  };
}

type Sentence = (random: Random, subject: Subject) => string;

const koreanSentences: readonly Sentence[] = [
  (random, { place, project }) =>
    `${place[0]}에서 ${josa(project, "을/를")} ${random.between(1, 12)}월 ${random.between(1, 28)}일부터 시작합니다.`,
  (random, { topic }) =>
    `${josa(random.pick(topic.things), "은/는")} ${random.between(2, 480)}곳으로 늘고 ${josa(random.pick(topic.things), "을/를")} 함께 살핍니다.`,
  (random, { topic, place }) =>
    `${place[0]} 주민 ${random.between(12, 9800).toLocaleString("en")}명이 ${josa(random.pick(topic.things), "을/를")} 이용할 수 있습니다.`,
  (random, { topic }) =>
    `예산은 모두 ${random.between(1, 940)}억 원이며 ${josa(random.pick(topic.things), "과/와")} ${random.pick(topic.things)}에 나누어 씁니다.`,
  (random, { topic }) =>
    `궁금한 것은 ${topic.department[0]}(000-000-${random.between(2000, 3999)})로 평일 09:00부터 18:00까지 물어봐 주세요.`,
  (random, { topic }) =>
    `지난해보다 ${random.between(1, 48)}.${random.between(0, 9)}% 늘어난 ${josa(random.pick(topic.things), "이/가")} 가장 큰 까닭입니다.`,
  (random, { topic, project }) =>
    `${josa(project, "으로/로")} ${random.pick(topic.things)} 불편을 줄이고 ${josa(random.pick(topic.things), "을/를")} 더 안전하게 만듭니다.`,
  (random, { place }) =>
    `신청은 ${random.between(1, 12)}월 ${random.between(1, 28)}일까지 ${place[0]} 행정복지센터나 누리집에서 받습니다.`,
  (random, { topic }) =>
    `담당 공무원은 "${random.pick(topic.things)}에 대한 의견을 듣고 ${random.between(3, 30)}일 안에 답하겠다"고 말했습니다.`,
  (random, { topic }) =>
    `제출 서류는 신분증 사본과 ${random.pick(topic.things)} 확인서이고, 65세 이상과 장애인은 방문하지 않아도 됩니다.`,
  (random, { project, place }) =>
    `${josa(place[0], "은/는")} ${random.between(2018, 2026)}년부터 ${project} 사업을 이어 왔습니다.`,
];

const englishSentences: readonly Sentence[] = [
  (random, { english, place }) =>
    `Work on ${english} in ${place[1]} starts on ${random.between(1, 28)} ${month(random)}.`,
  (random, { place }) =>
    `About ${random.between(12, 9800).toLocaleString("en")} residents of ${place[1]} will benefit.`,
  (random, { topic }) =>
    `Please ask the ${topic.department[1]} on 000-000-${random.between(2000, 3999)} on weekdays.`,
  (random, { english }) =>
    `The budget for ${english} has risen by ${random.between(1, 48)} percent since last year.`,
  (random, { place }) =>
    `You can apply at any community centre of ${place[1]} or online until ${random.between(1, 28)} ${month(random)}.`,
  (random, { topic }) =>
    `We are also improving ${random.pick(topic.english)} and publish the results every month.`,
];

const months = ["January", "March", "April", "June", "July", "September", "October", "December"];

function month(random: Random): string {
  return random.pick(months);
}

/** Two to six paragraphs of two to four sentences. */
export function paragraphsOf(random: Random, subject: Subject, language: Language): string[] {
  const sentences = language === "ko" ? koreanSentences : englishSentences;
  return Array.from({ length: random.between(2, 6) }, () =>
    Array.from({ length: random.between(2, 4) }, () => random.pick(sentences)(random, subject)).join(" "),
  );
}
