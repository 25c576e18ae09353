import type { StandingTexts } from "../standing-text.ts";

export const feeds: StandingTexts = {
  ko: () => ({
    title: "공개 자료",
    lede: "도정 소식과 고시·공고를 프로그램으로 받아 쓸 수 있습니다.",
    sections: [
      {
        heading: "자료 주소",
        paragraphs: ["인증 없이 쓸 수 있고 JSON으로 답합니다. 사용법은 OpenAPI 문서에 있습니다."],
        slot: "open-data",
      },
      {
        heading: "쓰는 조건",
        paragraphs: ["출처를 밝히면 자유롭게 쓸 수 있습니다. 짧은 시간에 많이 부르면 잠시 막을 수 있습니다."],
      },
    ],
  }),
  en: () => ({
    title: "Open data",
    lede: "News and notices for programs.",
    sections: [
      {
        heading: "Addresses",
        paragraphs: ["No key is needed. Answers are JSON; the OpenAPI documents say how to ask."],
        slot: "open-data",
      },
      {
        heading: "Conditions",
        paragraphs: [
          "Free to use if you name the source. Very many requests in a short time may be refused for a while.",
        ],
      },
    ],
  }),
};
