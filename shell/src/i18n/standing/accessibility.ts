import type { StandingTexts } from "../standing-text.ts";

export const accessibility: StandingTexts = {
  ko: (site) => ({
    title: "접근성 안내",
    lede: "누구나 어떤 기기로든 같은 내용을 쓸 수 있게 만듭니다.",
    sections: [
      {
        heading: "지키는 기준",
        paragraphs: [
          "한국형 웹 콘텐츠 접근성 지침(KWCAG) 2.2와 WCAG 2.2 AA를 따릅니다. 화면을 바꿀 때마다 자동으로 검사하고, 키보드와 화면 낭독기로 다시 확인합니다.",
        ],
      },
      {
        heading: "이렇게 쓸 수 있습니다",
        paragraphs: ["따로 설치하거나 로그인할 것은 없습니다."],
        items: [
          "글자 크기를 세 단계로, 화면을 고대비로 바꿀 수 있습니다. 설정은 화면 맨 위나 메뉴 안에 있습니다.",
          "키보드만으로 모든 일을 할 수 있습니다. 첫 번째 탭은 본문으로 바로 갑니다.",
          "자바스크립트를 꺼도 읽기, 찾기, 민원 신청이 모두 됩니다.",
          "200%로 크게 보아도 옆으로 밀지 않고 읽을 수 있습니다.",
          "인쇄하면 본문만 나옵니다.",
        ],
      },
      {
        heading: "불편을 알려 주세요",
        paragraphs: [
          `쓰기 어려운 곳이 있으면 ${site.operator} ${site.operatorTelephone} 또는 ${site.helpline} ${site.helplineTelephone}에 알려 주세요. 전화로 불러 주시면 민원을 대신 써 드립니다.`,
        ],
      },
    ],
  }),
  en: (site) => ({
    title: "Accessibility",
    lede: "Everyone should be able to use the same content, on any device.",
    sections: [
      {
        heading: "The standards we follow",
        paragraphs: [
          "KWCAG 2.2 and WCAG 2.2 level AA. Every change is checked automatically, and again by keyboard and screen reader.",
        ],
      },
      {
        heading: "What you can do",
        paragraphs: ["There is nothing to install and no need to sign in."],
        items: [
          "Choose one of three text sizes and high contrast, at the top of each page or in the menu.",
          "Do everything with the keyboard. The first tab stop skips to the content.",
          "Read, search and send petitions with JavaScript switched off.",
          "Read at 200 % zoom without scrolling sideways.",
          "Print a page: only its content is printed.",
        ],
      },
      {
        heading: "Tell us what is difficult",
        paragraphs: [
          `Call the ${site.operator}, ${site.operatorTelephone}, or ${site.helpline}, ${site.helplineTelephone}. We can also write your petition for you on the phone.`,
        ],
      },
    ],
  }),
};
