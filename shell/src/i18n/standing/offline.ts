import type { StandingTexts } from "../standing-text.ts";

export const offline: StandingTexts = {
  ko: (site) => ({
    title: "인터넷에 연결되어 있지 않습니다",
    lede: "연결이 끊겨 화면을 불러오지 못했습니다. 이미 보내신 것은 저장되어 있습니다.",
    sections: [
      {
        heading: "이렇게 해 보세요",
        paragraphs: ["쓰던 글이 있으면 그 화면을 닫지 마세요."],
        items: [
          "와이파이나 데이터가 켜져 있는지 확인해 주세요.",
          "연결되면 이 화면을 다시 불러오세요.",
          `급하면 ${site.helpline} ${site.helplineTelephone}에 전화해 주세요.`,
        ],
      },
    ],
  }),
  en: (site) => ({
    title: "You are offline",
    lede: "Your connection dropped, so the page could not be loaded. What you already sent is saved.",
    sections: [
      {
        heading: "What you can do",
        paragraphs: ["If you were writing something, keep that page open."],
        items: [
          "Check that Wi-Fi or mobile data is on.",
          "Reload this page when you are connected.",
          `If it is urgent, call ${site.helpline}, ${site.helplineTelephone}.`,
        ],
      },
    ],
  }),
};
