import { Pagination } from "../components/pagination.tsx";
import { Steps } from "../components/steps.tsx";
import { Tabs } from "../components/tabs.tsx";
import { TaskLattice } from "../components/task-lattice.tsx";
import { type Example, say } from "./example.ts";

export const findExamples: Example[] = [
  {
    id: "tabs",
    group: "find",
    name: { ko: "갈래", en: "Tabs" },
    rule: { ko: "링크입니다. 주소가 바뀝니다.", en: "They are links with addresses." },
    show: (language) => {
      const words = say(language);
      return (
        <Tabs
          label={words("갈래 보기", "Tabs shown")}
          tabs={[
            { href: "#tabs", label: words("전체", "All"), current: true },
            { href: "#tabs", label: words("고시", "Public notices") },
            { href: "#tabs", label: words("공고", "Announcements") },
          ]}
        />
      );
    },
  },
  {
    id: "steps",
    group: "find",
    name: { ko: "단계", en: "Steps" },
    rule: { ko: "네 단계 안팎으로 나눕니다.", en: "Four or so." },
    show: (language) => {
      const words = say(language);
      return (
        <Steps
          language={language}
          label={words("단계 보기", "Steps shown")}
          current={2}
          steps={[
            words("유형 고르기", "Choose a kind"),
            words("신청인", "About you"),
            words("내용 쓰기", "Write"),
            words("확인·제출", "Check and send"),
          ]}
        />
      );
    },
  },
  {
    id: "pages",
    group: "find",
    name: { ko: "쪽", en: "Pages" },
    rule: {
      ko: "앞뒤와 처음, 끝, 둘레 두 쪽만 보입니다.",
      en: "First, last, and those around the current one.",
    },
    show: (language) => (
      <Pagination
        language={language}
        label={say(language)("쪽 보기", "Pages shown")}
        current={2}
        last={16}
        hrefFor={(page) => `#page-${page}`}
      />
    ),
  },
  {
    id: "tasks",
    group: "find",
    name: { ko: "자주 찾는 서비스", en: "Lattice of tasks" },
    rule: { ko: "창살처럼 가는 줄로 나눕니다.", en: "Parted by hairlines like a paper window." },
    show: (language) => {
      const words = say(language);
      return (
        <TaskLattice
          tasks={[
            {
              href: "#tasks",
              icon: "pencil",
              title: words("민원 신청", "File a petition"),
              note: words("온라인으로 24시간", "Online, day and night"),
            },
            {
              href: "#tasks",
              icon: "clipboard",
              title: words("민원 처리 상황", "Track a petition"),
              note: words("접수번호로 조회", "By receipt number"),
            },
            {
              href: "#tasks",
              icon: "megaphone",
              title: words("고시·공고", "Notices"),
              note: words("오늘 12건", "12 today"),
            },
            { href: "#tasks", icon: "newspaper", title: words("도정 소식", "News") },
            { href: "#tasks", icon: "pin", title: words("가까운 민원실", "Offices near you") },
          ]}
        />
      );
    },
  },
];
