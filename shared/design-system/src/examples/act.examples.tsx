import { ActionList } from "../components/action-list.tsx";
import { Acts } from "../components/acts.tsx";
import { Button, ButtonLink } from "../components/button.tsx";
import { Chips } from "../components/chips.tsx";
import { ExternalLink } from "../components/external-link.tsx";
import { MoreLink } from "../components/more-link.tsx";
import { Soon } from "../components/soon.tsx";
import { Tag, Tags } from "../components/tag.tsx";
import type { Language } from "../words/language.ts";
import { type Example, say } from "./example.ts";

function Buttons({ language }: { language: Language }) {
  const words = say(language);
  return (
    <>
      <Acts>
        <Button type="button" look="main">
          {words("제출하기", "Submit")}
        </Button>
        <span className="is-shown-hover">
          <Button type="button" look="main">
            {words("올려놓음", "Hover")}
          </Button>
        </span>
        <span className="is-shown-focus">
          <Button type="button" look="main">
            {words("초점", "Focus")}
          </Button>
        </span>
        <Button type="button" look="main" busy>
          {words("보내는 중", "Sending")}
        </Button>
      </Acts>
      <Acts>
        <Button type="button">{words("임시 저장", "Save draft")}</Button>
        <span className="is-shown-hover">
          <Button type="button">{words("올려놓음", "Hover")}</Button>
        </span>
        <span className="is-shown-active">
          <Button type="button">{words("누름", "Pressed")}</Button>
        </span>
        <Button type="button" disabled>
          {words("쓸 수 없음", "Disabled")}
        </Button>
      </Acts>
      <Acts>
        <Button type="button" look="danger">
          {words("민원 거두기", "Withdraw petition")}
        </Button>
        <Button type="button" small>
          {words("작은 버튼", "Small button")}
        </Button>
        <ButtonLink href="#button" look="quiet">
          {words("조용한 버튼", "Quiet button")}
        </ButtonLink>
      </Acts>
    </>
  );
}

function Links({ language }: { language: Language }) {
  const words = say(language);
  return (
    <>
      <p>
        <a href="#link">{words("고시·공고 읽기", "Read notices")}</a>
        {" · "}
        <ExternalLink href="https://law.example/" language={language}>
          {words("법령 보기", "Read the statute")}
        </ExternalLink>
      </p>
      <p>
        <MoreLink href="#link">{words("모두 보기", "See all")}</MoreLink>
      </p>
    </>
  );
}

function TagsAndChips({ language }: { language: Language }) {
  const words = say(language);
  return (
    <>
      <Tags>
        <Tag meaning="now">{words("처리 중", "In progress")}</Tag>
        <Tag meaning="open">{words("의견 접수 중", "Open for comment")}</Tag>
        <Tag meaning="warn">{words("정정됨", "Corrected")}</Tag>
        <Tag meaning="danger">{words("기한 지남", "Overdue")}</Tag>
        <Tag>{words("마감", "Closed")}</Tag>
      </Tags>
      <p>
        <Soon>{words("10월 12일 마감, 5일 남음", "Closes 12 October, 5 days left")}</Soon>
      </p>
      <Chips
        language={language}
        label={words("조건 보기", "Filters shown here")}
        chips={[
          { href: "#tag", label: words("최근 3개월", "Last 3 months") },
          { href: "#tag", label: words("교통안전과", "Road Safety Division") },
        ]}
        clear={{ href: "#tag", label: words("모두 지우기", "Clear all") }}
      />
    </>
  );
}

export const actExamples: Example[] = [
  {
    id: "button",
    group: "act",
    name: { ko: "버튼", en: "Button" },
    rule: {
      ko: "한 화면에 으뜸 버튼은 하나입니다. 높이 48px, 작은 것도 44px입니다.",
      en: "One main button on a page. 48 px high, the small one 44.",
    },
    show: (language) => <Buttons language={language} />,
  },
  {
    id: "link",
    group: "act",
    name: { ko: "링크", en: "Link" },
    rule: { ko: "본문 링크는 늘 밑줄이 있습니다.", en: "Links in text are always underlined." },
    show: (language) => <Links language={language} />,
  },
  {
    id: "tag",
    group: "act",
    name: { ko: "조건과 표지", en: "Tags and chips" },
    rule: {
      ko: "색에 모양과 말을 더해 뜻을 전합니다.",
      en: "Shape and words carry the meaning besides colour.",
    },
    show: (language) => <TagsAndChips language={language} />,
  },
  {
    id: "action-list",
    group: "act",
    name: { ko: "할 수 있는 일", en: "List of actions" },
    rule: { ko: "한 줄 전체가 눌립니다.", en: "A whole row is the target." },
    show: (language) => {
      const words = say(language);
      return (
        <ActionList
          actions={[
            { href: "#action-list", label: words("자료 더 내기", "Send more material") },
            { href: "#action-list", label: words("접수증 인쇄", "Print the receipt") },
          ]}
        />
      );
    },
  },
];
