import type { StandingTexts } from "../standing-text.ts";

export const status: StandingTexts = {
  ko: (site) => ({
    title: "서비스 상태",
    lede: "지금 안 되는 것이 있는지, 그럴 때 무엇을 할 수 있는지 알려 드립니다.",
    sections: [
      {
        heading: "지금 상태를 보는 법",
        paragraphs: [
          "서비스마다 따로 움직입니다. 멈춘 서비스가 있으면 그 화면에 바로 알림과 담당 부서의 전화번호가 나옵니다. 알림이 없으면 정상입니다.",
        ],
      },
      {
        heading: "멈춰 있을 때",
        paragraphs: [
          "저장해 둔 내용이 있으면 언제 저장한 것인지와 함께 보여 드립니다. 민원은 접수번호가 나왔으면 저장된 것입니다. 접수번호를 못 보셨다면 같은 화면에서 다시 보내 주세요. 두 번 접수되지 않습니다.",
        ],
      },
      {
        heading: "급할 때",
        paragraphs: [`${site.helpline} ${site.helplineTelephone}에 전화해 주세요. ${site.outOfHours}`],
      },
    ],
  }),
  en: (site) => ({
    title: "Service status",
    lede: "Whether something is not working, and what you can do then.",
    sections: [
      {
        heading: "How to see it",
        paragraphs: [
          "Each service runs on its own. When one is down, its page says so at once, with the telephone number of the department. No such message means that it works.",
        ],
      },
      {
        heading: "While a service is down",
        paragraphs: [
          "If we have a saved copy, we show it and say when it was saved. If you have seen a receipt number, your petition is stored. If not, send it again from the same page: it is never received twice.",
        ],
      },
      {
        heading: "If it is urgent",
        paragraphs: [`Call ${site.helpline}, ${site.helplineTelephone}. ${site.outOfHours}`],
      },
    ],
  }),
};
