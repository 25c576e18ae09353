import type { StandingTexts } from "../standing-text.ts";

export const feeds: StandingTexts = {
  ko: () => ({
    title: "공개 자료",
    lede: "도정 소식과 고시·공고를 프로그램으로 받아 쓸 수 있습니다.",
    sections: [
      {
        heading: "자료 주소",
        paragraphs: ["RSS와 Atom으로 받아 보거나 JSON으로 불러 쓸 수 있습니다. 인증은 필요 없습니다."],
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
        paragraphs: ["RSS and Atom to follow, JSON to read. No key is needed; each page says how to ask."],
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
