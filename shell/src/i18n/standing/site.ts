import type { Language } from "@madang/manifest";
import type { StandingText } from "../standing-text.ts";

export const site: Record<Language, StandingText> = {
  ko: {
    title: "누리집 이용 안내",
    lede: "한울도 마당에서 할 수 있는 일과 쓰는 방법입니다.",
    sections: [
      {
        heading: "할 수 있는 일",
        paragraphs: ["로그인 없이 모두 쓸 수 있습니다."],
        links: [
          { href: "/petitions", label: "민원 신청하기, 처리 상황 보기" },
          { href: "/notices", label: "고시·공고 읽기" },
          { href: "/news", label: "도정 소식 읽기" },
          { href: "/search", label: "누리집에서 찾기" },
        ],
      },
      {
        heading: "진짜 누리집인지 확인하기",
        paragraphs: [
          "주소가 hanul.example로 끝나고 자물쇠 표시가 있는지 보세요. 한울도는 전화나 문자로 비밀번호와 계좌 번호를 묻지 않습니다.",
        ],
      },
      {
        heading: "한 서비스가 멈췄을 때",
        paragraphs: [
          "서비스마다 따로 움직이므로 하나가 멈춰도 나머지는 그대로 쓸 수 있습니다. 멈춘 자리에는 담당 부서의 전화번호가 나옵니다. 이미 보내신 것은 저장되어 있습니다.",
        ],
      },
    ],
  },
  en: {
    title: "About this website",
    lede: "What you can do on Hanul Madang, and how.",
    sections: [
      {
        heading: "What you can do",
        paragraphs: ["Nothing here needs a sign-in."],
        links: [
          { href: "/en/petitions", label: "Send a petition, or follow one" },
          { href: "/en/notices", label: "Read notices" },
          { href: "/en/news", label: "Read news" },
          { href: "/en/search", label: "Search this website" },
        ],
      },
      {
        heading: "Checking that it is really us",
        paragraphs: [
          "The address ends with hanul.example and shows a padlock. We never ask for passwords or account numbers by phone or text.",
        ],
      },
      {
        heading: "When a service is down",
        paragraphs: [
          "Each service runs on its own. When one stops, the others go on, and in its place you find the telephone number of the department. What you already sent is saved.",
        ],
      },
    ],
  },
};
