import { topic } from "../korean-topic.ts";
import type { StandingTexts } from "../standing-text.ts";

export const site: StandingTexts = {
  ko: (site) => ({
    title: "누리집 이용 안내",
    lede: `${site.name}에서 할 수 있는 일과 쓰는 방법입니다.`,
    sections: [
      {
        heading: "할 수 있는 일",
        paragraphs: ["로그인 없이 모두 쓸 수 있습니다."],
        slot: "home-tasks",
      },
      {
        heading: "진짜 누리집인지 확인하기",
        paragraphs: [
          `주소 끝이 ${site.domain}이고 자물쇠 표시가 있는지 보세요. ${topic(site.institution)} 전화나 문자로 비밀번호와 계좌 번호를 묻지 않습니다.`,
        ],
      },
      {
        heading: "한 서비스가 멈췄을 때",
        paragraphs: [
          "서비스마다 따로 움직이므로 하나가 멈춰도 나머지는 그대로 쓸 수 있습니다. 멈춘 자리에는 담당 부서의 전화번호가 나옵니다. 이미 보내신 것은 저장되어 있습니다.",
        ],
      },
    ],
  }),
  en: (site) => ({
    title: "About this website",
    lede: `What you can do on ${site.name}, and how.`,
    sections: [
      {
        heading: "What you can do",
        paragraphs: ["Nothing here needs a sign-in."],
        slot: "home-tasks",
      },
      {
        heading: "Checking that it is really us",
        paragraphs: [
          `The address ends with ${site.domain} and shows a padlock. We never ask for passwords or account numbers by phone or text.`,
        ],
      },
      {
        heading: "When a service is down",
        paragraphs: [
          "Each service runs on its own. When one stops, the others go on, and in its place you find the telephone number of the department. What you already sent is saved.",
        ],
      },
    ],
  }),
};
