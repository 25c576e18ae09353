import { BigNumber } from "../components/big-number.tsx";
import { Icon } from "../components/icon.tsx";
import { Table } from "../components/table.tsx";
import { iconNames } from "../icons/icon-paths.ts";
import type { Language } from "../words/language.ts";
import { type Example, say } from "./example.ts";

const colours: [token: string, korean: string, english: string, use: string, englishUse: string][] = [
  ["paper", "한지", "Paper", "바탕", "ground"],
  ["surface", "흰 종이", "Surface", "판과 입력", "panels, inputs"],
  ["sunken", "눌린 종이", "Sunken", "보조 바탕", "second ground"],
  ["ink", "먹 남색", "Ink", "제목", "headings"],
  ["text", "글", "Text", "본문", "body"],
  ["text-2", "옅은 글", "Soft text", "설명", "hints"],
  ["accent", "청자", "Celadon", "행동과 현재", "act, current"],
  ["accent-soft", "옅은 청자", "Soft celadon", "강조 바탕", "tint"],
  ["danger", "오류", "Danger", "잘못과 위험", "errors"],
  ["warn", "주의", "Warning", "마감과 정정", "deadlines"],
  ["info", "알림", "Information", "참고", "notes"],
  ["focus", "초점", "Focus", "초점에만 씀", "focus alone"],
];

function Swatches({ language }: { language: Language }) {
  const words = say(language);
  return (
    <ul className="m-swatches">
      {colours.map(([token, korean, english, use, englishUse]) => (
        <li className="m-sw" key={token}>
          <svg viewBox="0 0 96 40" aria-hidden="true" focusable="false">
            <rect className={`m-sw-${token}`} width="96" height="40" />
          </svg>
          <b>{words(korean, english)}</b>
          <small lang="en">--{token}</small>
          <span>{words(use, englishUse)}</span>
        </li>
      ))}
    </ul>
  );
}

const steps: [key: string, korean: string, english: string, phone: string, wide: string][] = [
  ["display", "큰 제목", "Display", "32px", "50px"],
  ["h1", "제목 1", "Heading 1", "27px", "38px"],
  ["h2", "제목 2", "Heading 2", "22px", "27px"],
  ["h3", "제목 3", "Heading 3", "20px", "20px"],
  ["body", "본문", "Body", "17px", "17px"],
];

function Type({ language }: { language: Language }) {
  const words = say(language);
  return (
    <>
      <p className="m-big">{words("한울도 마당 1,284", "Hanul Madang 1,284")}</p>
      <Table
        caption={words("글자 단계", "Steps of type")}
        columns={[
          { name: words("이름", "Name") },
          { name: words("휴대전화", "Phone"), numeric: true },
          { name: words("넓은 화면", "Wide screen"), numeric: true },
        ]}
        rows={steps.map(([key, korean, english, phone, wide]) => ({
          key,
          cells: [words(korean, english), phone, wide],
        }))}
      />
      <p>
        {words(
          "본문은 17px에 줄 높이 1.7입니다. 낱말 가운데에서 끊지 않고, 한 줄은 마흔 글자 안팎으로 둡니다. 숫자는 2026-10-07, 000-000-0120처럼 자리가 맞습니다.",
          "Body text is 17 px with a line height of 1.7. A line holds about seventy characters. Figures such as 2026-10-07 and 000-000-0120 line up.",
        )}
      </p>
      <p className="m-hint">{words("설명은 15px입니다.", "Hints are 15 px.")}</p>
    </>
  );
}

export const groundExamples: Example[] = [
  {
    id: "colour",
    group: "ground",
    name: { ko: "색", en: "Colour" },
    rule: { ko: "뜻이 있는 이름으로만 씁니다.", en: "Used by their meaning, never by their value." },
    show: (language) => <Swatches language={language} />,
  },
  {
    id: "type",
    group: "ground",
    name: { ko: "글자", en: "Type" },
    rule: {
      ko: "단계는 일곱 개입니다. 한글은 낱말 단위로 줄을 바꿉니다.",
      en: "Seven steps. Korean breaks between words.",
    },
    show: (language) => <Type language={language} />,
  },
  {
    id: "icon",
    group: "ground",
    name: { ko: "그림 표지", en: "Icons" },
    rule: { ko: "늘 말과 함께 씁니다.", en: "Always beside words." },
    show: () => (
      <ul className="m-icons" lang="en">
        {iconNames.map((name) => (
          <li key={name}>
            <Icon name={name} />
            <small>{name}</small>
          </li>
        ))}
      </ul>
    ),
  },
  {
    id: "big-number",
    group: "ground",
    name: { ko: "큰 수", en: "Big number" },
    rule: {
      ko: "기다리는 순서처럼 하나뿐인 수에만 씁니다.",
      en: "For the one number of a page, such as a place in a queue.",
    },
    show: (language) => <BigNumber value={1284} unit={say(language)("번째", "in line")} />,
  },
];
