import { Acts } from "../components/acts.tsx";
import { ButtonLink } from "../components/button.tsx";
import { DayKey, DayTable } from "../components/day-table.tsx";
import { DocumentList } from "../components/document-list.tsx";
import { Facts } from "../components/facts.tsx";
import { FieldPicture } from "../components/field-picture.tsx";
import { Fold } from "../components/fold.tsx";
import { LeadStory } from "../components/lead-story.tsx";
import { NumberText } from "../components/number-text.tsx";
import { Panel } from "../components/panel.tsx";
import { Prose } from "../components/prose.tsx";
import { Receipt } from "../components/receipt.tsx";
import { Soon } from "../components/soon.tsx";
import { Table } from "../components/table.tsx";
import { Tag } from "../components/tag.tsx";
import { Telephone } from "../components/telephone.tsx";
import { TimeText } from "../components/time-text.tsx";
import { Timeline } from "../components/timeline.tsx";
import type { Language } from "../words/language.ts";
import { countedDays } from "./counted-days.ts";
import { type Example, say } from "./example.ts";
import { proseExample } from "./prose-text.ts";

interface Shown {
  language: Language;
}

function Documents({ language }: Shown) {
  const words = say(language);
  const date = <TimeText value="2026-10-07" language={language} />;
  const river = {
    href: "#docs",
    title: words(
      "하늘천 둔치 주차장 침수 대비 통제 기준 고시",
      "Closing the Haneul riverside car park before floods",
    ),
    meta: [words("고시", "Public notice"), words("하천안전과", "River Safety Division"), date],
  };
  const bus = {
    href: "#docs-2",
    title: words("2027년 마을버스 노선 지원 사업자 모집", "Call for village bus operators, 2027"),
    meta: [words("모집", "Call"), date],
  };
  return (
    <>
      <DocumentList items={[river, bus]} headingLevel={4} label={words("좁은 목록", "Narrow list")} />
      <DocumentList
        wide
        ordered
        headingLevel={4}
        label={words("넓은 목록", "Wide list")}
        items={[
          {
            ...bus,
            tags: <Tag meaning="open">{words("신청 접수 중", "Open")}</Tag>,
            end: <Soon>{words("10월 12일 마감, 5일 남음", "Closes 12 October, 5 days left")}</Soon>,
          },
          {
            ...river,
            tags: <Tag meaning="warn">{words("정정됨", "Corrected")}</Tag>,
            end: words("10월 12일 시행", "In force from 12 October"),
          },
        ]}
      />
    </>
  );
}

function SignalTable({ language }: Shown) {
  const words = say(language);
  return (
    <Table
      cards
      caption={words("보행 신호 시간", "Green time for pedestrians")}
      columns={[
        { name: words("곳", "Place") },
        { name: words("지금", "Now"), numeric: true },
        { name: words("바꾼 뒤", "After"), numeric: true },
      ]}
      rows={[
        {
          key: "school",
          cells: [words("하늘초 정문", "Haneul School gate"), words("18초", "18 s"), words("26초", "26 s")],
        },
        {
          key: "market",
          cells: [words("새벌시장 앞", "Saebeol Market"), words("22초", "22 s"), words("31초", "31 s")],
        },
      ]}
    />
  );
}

function Process({ language }: Shown) {
  const words = say(language);
  return (
    <Timeline
      headingLevel={4}
      entries={[
        {
          key: "1",
          title: words("접수", "Received"),
          time: <TimeText value="2026-09-16T10:05:00+09:00" language={language} form="sentence-time" />,
        },
        {
          key: "2",
          title: words("처리 중", "In progress"),
          state: "now",
          body: <p>{words("교통안전과", "Road Safety Division")}</p>,
        },
        {
          key: "3",
          title: words("답변", "Answer"),
          state: "later",
          body: <p>{words("10월 14일(수)까지", "By Wednesday 14 October")}</p>,
        },
      ]}
    />
  );
}

function ReceiptShown({ language }: Shown) {
  const words = say(language);
  return (
    <Receipt
      items={[
        {
          name: words("접수번호", "Receipt number"),
          value: "M26-0916-0473-8",
          note: words("이 번호로 언제든 다시 볼 수 있습니다", "Use it to look again at any time"),
        },
        {
          name: words("지금 상태", "State"),
          value: words("담당 부서 처리 중", "With the department"),
          note: words("14일 가운데 10일째", "Day 10 of 14"),
        },
        {
          name: words("답변 기한", "Answer due"),
          value: <TimeText value="2026-10-14" language={language} form="sentence" />,
          note: words("근무일로 4일 남았습니다", "4 working days left"),
        },
      ]}
    />
  );
}

function Panels({ language }: Shown) {
  const words = say(language);
  return (
    <div className="m-grid2">
      <Panel title={words("물어보기", "Ask")} headingLevel={4}>
        <p>{words("교통안전과 보행환경팀", "Road Safety Division, walking team")}</p>
        <p>
          <Telephone number="000-000-3317" />
        </p>
      </Panel>
      <Panel title={words("의견 내기", "Comment")} headingLevel={4} tint>
        <p>{words("지금까지 48명이 의견을 냈습니다.", "48 people have commented so far.")}</p>
        <Acts>
          <ButtonLink href="#panel" look="main">
            {words("온라인으로 의견 내기", "Comment online")}
          </ButtonLink>
        </Acts>
      </Panel>
    </div>
  );
}

export const showExamples: Example[] = [
  {
    id: "docs",
    group: "show",
    name: { ko: "문서 목록", en: "Document list" },
    rule: {
      ko: "한 줄 전체가 눌리고, 읽은 것은 색이 바뀝니다.",
      en: "A whole row is the target; what was read changes colour.",
    },
    show: (language) => <Documents language={language} />,
  },
  {
    id: "lead",
    group: "show",
    name: { ko: "머리 기사", en: "Lead story" },
    rule: {
      ko: "사진이 없으면 들 그림을 둡니다.",
      en: "Without a photograph the picture of the fields stands in.",
    },
    show: (language) => {
      const words = say(language);
      return (
        <LeadStory
          href="#lead"
          headingLevel={4}
          picture={<FieldPicture />}
          title={words(
            "가을걷이 일손, 오늘부터 도청이 먼저 거듭니다",
            "Harvest help: the province starts today",
          )}
          meta={[
            words("보도자료", "Press release"),
            <TimeText key="date" value="2026-10-07" language={language} />,
          ]}
          summary={words(
            "수확철 일손이 모자란 농가 1,240곳에 도와 시군 직원 3,800명이 나갑니다.",
            "3,800 officials go to 1,240 farms that are short of hands.",
          )}
        />
      );
    },
  },
  {
    id: "table",
    group: "show",
    name: { ko: "표", en: "Table" },
    rule: { ko: "좁은 화면에서는 한 줄이 한 묶음이 됩니다.", en: "On a phone each row becomes a group." },
    show: (language) => <SignalTable language={language} />,
  },
  {
    id: "facts",
    group: "show",
    name: { ko: "항목과 값", en: "Facts" },
    rule: { ko: "이름은 짧게, 값은 한 줄에 하나.", en: "Short names, one value a line." },
    show: (language) => (
      <Facts
        facts={[
          {
            name: say(language)("담당", "Officer"),
            value: say(language)("교통안전과 윤하람", "Yun Haram, Road Safety Division"),
          },
          { name: say(language)("전화", "Telephone"), value: <NumberText>000-000-3317</NumberText> },
        ]}
      />
    ),
  },
  {
    id: "receipt",
    group: "show",
    name: { ko: "접수증", en: "Receipt" },
    rule: { ko: "번호와 상태와 기한을 크게 둡니다.", en: "Number, state and due date in large type." },
    show: (language) => <ReceiptShown language={language} />,
  },
  {
    id: "days",
    group: "show",
    name: { ko: "기한 세기", en: "Counting a due date" },
    rule: { ko: "어떻게 셌는지 하루씩 보입니다.", en: "Shows day by day how it was counted." },
    show: (language) => (
      <>
        <DayTable
          language={language}
          caption={say(language)(
            "2026년 9월 16일부터 10월 14일까지 하루씩 센 표",
            "Each day from 16 September to 14 October 2026",
          )}
          days={countedDays(language)}
        />
        <DayKey language={language} />
      </>
    ),
  },
  {
    id: "time",
    group: "show",
    name: { ko: "과정", en: "Timeline" },
    rule: {
      ko: "채운 네모는 마친 일, 테두리는 지금, 흐린 것은 앞으로.",
      en: "Filled is done, outlined is now, pale is to come.",
    },
    show: (language) => <Process language={language} />,
  },
  {
    id: "fold",
    group: "show",
    name: { ko: "접힌 글", en: "Fold" },
    rule: { ko: "꼭 읽을 내용은 접지 않습니다.", en: "Never hides what must be read." },
    show: (language) => (
      <div>
        <Fold summary={say(language)("적용한 규칙 보기", "See the rules applied")}>
          <p>{say(language)("민원 처리에 관한 법률 제19조", "Civil Petitions Treatment Act, article 19")}</p>
        </Fold>
        <Fold summary={say(language)("펼친 모습", "Opened")} open>
          <p>
            {say(language)("소리 내어 읽는 차례도 그대로입니다.", "The order of reading aloud is the same.")}
          </p>
        </Fold>
      </div>
    ),
  },
  {
    id: "panel",
    group: "show",
    name: { ko: "판", en: "Panel" },
    rule: { ko: "그림자 대신 가는 줄로 나눕니다.", en: "Parted by hairlines instead of shadows." },
    show: (language) => <Panels language={language} />,
  },
  {
    id: "prose",
    group: "show",
    name: { ko: "긴 글 본문", en: "Prose" },
    rule: { ko: "다듬은 글은 나무 꼴 자료로 옵니다.", en: "Cleaned text arrives as a tree." },
    show: (language) => <Prose nodes={proseExample(language)} />,
  },
];
