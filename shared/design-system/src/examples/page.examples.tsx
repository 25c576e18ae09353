import { DocumentList } from "../components/document-list.tsx";
import { Hero } from "../components/hero.tsx";
import { LargeSearch } from "../components/large-search.tsx";
import { Line } from "../components/line.tsx";
import { MoreLink } from "../components/more-link.tsx";
import { Pair } from "../components/pair.tsx";
import { Panel } from "../components/panel.tsx";
import { Room } from "../components/room.tsx";
import { Split } from "../components/split.tsx";
import { Telephone } from "../components/telephone.tsx";
import type { Language } from "../words/language.ts";
import { type Example, say } from "./example.ts";

function HeroShown({ language, prefix }: { language: Language; prefix: string }) {
  const words = say(language);
  return (
    <Hero
      language={language}
      id={`${prefix}hero`}
      titleLevel={2}
      title={words("무엇을 도와드릴까요?", "How can we help?")}
      lede={words(
        "민원과 공고, 도정 소식을 한 마당에서 찾으세요.",
        "Petitions, notices and news in one place.",
      )}
      popular={[
        { href: "#hero", label: words("독감 예방접종", "Flu vaccination") },
        { href: "#hero", label: words("여권", "Passports") },
      ]}
    >
      <LargeSearch
        language={language}
        id={`${prefix}hero-search`}
        action="/search"
        label={words("첫 화면의 검색 보기", "Search of the home page, shown")}
        placeholder={words("예: 청년 월세 지원", "For example rent support")}
      />
    </Hero>
  );
}

function RoomShown({ language, prefix }: { language: Language; prefix: string }) {
  const words = say(language);
  const list = (key: string) => [
    {
      href: `#room-${key}`,
      title: words("하늘천 둔치 주차장 통제 기준 고시", "Closing the riverside car park"),
      meta: [words("고시", "Public notice")],
    },
  ];
  return (
    <Room
      id={`${prefix}room`}
      title={words("고시·공고", "Notices")}
      text={words("오늘 올라온 12건 가운데 최근 것입니다.", "The latest of the 12 posted today.")}
      more={{ href: "#room", label: words("모두 보기", "See all") }}
    >
      <Pair>
        <DocumentList items={list("a")} label={words("방 안의 목록, 왼쪽", "List in a room, left")} />
        <DocumentList items={list("b")} label={words("방 안의 목록, 오른쪽", "List in a room, right")} />
      </Pair>
    </Room>
  );
}

function SplitShown({ language }: { language: Language }) {
  const words = say(language);
  return (
    <Split
      asideLabel={words("곁글 보기", "Aside shown")}
      aside={
        <Panel title={words("쓰기 어려우신가요?", "Is it hard to write?")} headingLevel={4}>
          <p>{words("전화로 불러 주시면 대신 써 드립니다.", "Call us and we will write it for you.")}</p>
          <p>
            <Telephone number="000-000-0120" />
          </p>
        </Panel>
      }
    >
      <p>
        {words(
          "읽는 글은 왼쪽에, 곁글은 오른쪽에 둡니다. 휴대전화에서는 곁글이 아래로 갑니다.",
          "The text stands at the left, the aside at the right. On a phone the aside follows.",
        )}
      </p>
      <Line small>
        <MoreLink href="#split" icon="feed" iconFirst>
          {words("이 조건을 RSS로 받기", "Follow by RSS")}
        </MoreLink>
        <span className="m-muted">{words("문서를 못 찾으셨나요?", "Cannot find a document?")}</span>
      </Line>
    </Split>
  );
}

export const pageExamples: Example[] = [
  {
    id: "hero",
    group: "page",
    wide: true,
    name: { ko: "첫 화면의 물음", en: "Hero" },
    rule: { ko: "첫 화면에만 둡니다.", en: "On the home page alone." },
    show: (language, prefix) => <HeroShown language={language} prefix={prefix} />,
  },
  {
    id: "room",
    group: "page",
    wide: true,
    name: { ko: "방", en: "Room" },
    rule: {
      ko: "이름은 왼쪽 기둥에, 내용은 곁에 둡니다.",
      en: "Its name on the left rail, its contents beside it.",
    },
    show: (language, prefix) => <RoomShown language={language} prefix={prefix} />,
  },
  {
    id: "split",
    group: "page",
    wide: true,
    name: { ko: "글과 곁글", en: "Split" },
    rule: { ko: "곁글에는 도움과 담당 부서를 둡니다.", en: "The aside holds help, department and actions." },
    show: (language) => <SplitShown language={language} />,
  },
];
