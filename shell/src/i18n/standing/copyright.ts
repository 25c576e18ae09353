import type { StandingTexts } from "../standing-text.ts";

export const copyright: StandingTexts = {
  ko: (site) => ({
    title: "저작권 정책",
    lede: "이 누리집의 자료를 어떻게 쓸 수 있는지 알려 드립니다.",
    sections: [
      {
        heading: "자유롭게 쓸 수 있는 자료",
        paragraphs: [
          "따로 표시하지 않은 글과 표는 출처를 밝히면 누구나 자유롭게 쓸 수 있습니다. 상업적으로 쓰거나 바꾸어도 됩니다(공공누리 제1유형).",
        ],
      },
      {
        heading: "조건이 있는 자료",
        paragraphs: ["사진이나 첨부 파일에 공공누리 표시가 따로 있으면 그 조건을 따라 주세요."],
        items: [
          "제0유형: 조건 없이 쓸 수 있습니다.",
          "제1유형: 출처를 밝힙니다.",
          "제2유형: 출처를 밝히고, 상업적으로 쓰지 않습니다.",
          "제3유형: 출처를 밝히고, 바꾸지 않습니다.",
          "제4유형: 출처를 밝히고, 상업적으로 쓰거나 바꾸지 않습니다.",
        ],
      },
      {
        heading: "글꼴과 그림",
        paragraphs: [
          `화면의 글꼴은 SIL 오픈 폰트 라이선스(OFL 1.1)로 공개된 글꼴을 나누어 쓴 것입니다. 상징과 그림의 권리는 ${site.institution}에 있습니다.`,
        ],
      },
    ],
  }),
  en: (site) => ({
    title: "Copyright",
    lede: "How you may use what is published here.",
    sections: [
      {
        heading: "Free to use",
        paragraphs: [
          "Texts and tables without a mark of their own may be used by anyone who names the source, also commercially and changed (Korea Open Government Licence, type 1).",
        ],
      },
      {
        heading: "With conditions",
        paragraphs: [
          "Where a picture or an attachment carries a licence mark of its own, please keep to it.",
        ],
        items: [
          "Type 0: no conditions.",
          "Type 1: name the source.",
          "Type 2: name the source; not for commercial use.",
          "Type 3: name the source; do not change it.",
          "Type 4: name the source; not for commercial use, and do not change it.",
        ],
      },
      {
        heading: "Font and pictures",
        paragraphs: [
          `The font is a subset of one published under the SIL Open Font License (OFL 1.1). The emblem and the pictures belong to ${site.institution}.`,
        ],
      },
    ],
  }),
};
