import { turn, type SeedItem, type SeedKind } from "@madang/publishing/server";
import { noticeCategories, type NoticeCategory } from "../../contract/public.ts";
import { noticeSearch } from "../queries/notice-search.ts";

const day = 24 * 60 * 60 * 1000;
const surnames = ["김", "이", "박", "최", "정", "강", "윤", "한", "서", "남"];
const names = ["하늘", "서윤", "도윤", "하람", "이안", "해온", "지우", "가온", "다온", "여름"];

/** Made-up notices: to come, open, in force and over. */
export const noticeSeed: SeedKind = {
  module: "notices",
  tables: noticeSearch,
  documentOf: (item) => ({ category: kindOf(item), posted_at: item.published, ...timesOf(item) }),
  textOf(item, text) {
    const korean = text.language === "ko";
    const title = korean ? koreanTitle(item) : englishTitle(item);
    const number = korean ? numberOf(item) : null;
    return {
      guid: text.guid,
      language: text.language,
      number,
      title,
      department: text.department,
      team: null,
      officer: korean ? officerOf(item) : null,
      corrections: JSON.stringify([]),
      content: JSON.stringify(
        text.paragraphs.map((children) => ({ kind: "paragraph", children: [children] })),
      ),
      words: [number ?? "", title, text.department, ...text.paragraphs].join("\n"),
      hash: "made up",
    };
  },
};

function kindOf({ number }: SeedItem): NoticeCategory {
  return turn(noticeCategories, number);
}

/** Two in three take part until a day; notifications come into force when they say, or five days after. */
function timesOf(item: SeedItem) {
  const after = (days: number) => new Date(item.published.getTime() + days * day);
  const closes = after(7 + (item.number % 60));
  const none = { opens_at: null, effective_at: null, closes_at: null };
  const kind = kindOf(item);
  if (kind === "notification") return { ...none, effective_at: item.number % 3 === 0 ? after(30) : null };
  if (kind === "announcement") return { ...none, closes_at: item.number % 2 === 0 ? closes : null };
  return { ...none, opens_at: item.number % 4 === 0 ? after(3) : null, closes_at: closes };
}

const titles: Readonly<Record<NoticeCategory, (project: string) => string>> = {
  notification: (project) => `${project} 구역 변경 고시`,
  announcement: (project) => `${project} 시행 공고`,
  legislation: (project) => `${project} 조례 일부개정조례안 입법예고`,
  administration: (project) => `${project} 기준 변경 행정예고`,
  recruitment: (project) => `${project} 담당 기간제근로자 채용 공고`,
  bid: (project) => `${project} 용역 입찰 공고`,
  application: (project) => `${project} 참여자 모집`,
};

function koreanTitle(item: SeedItem): string {
  return `${item.subject.place[0]} ${titles[kindOf(item)](item.subject.project)}`;
}

function englishTitle({ number, subject }: SeedItem): string {
  return `${subject.place[1]}: notice on ${subject.english} (No. ${number})`;
}

function numberOf({ number, published }: SeedItem): string {
  return `한울도 공고 제${published.getUTCFullYear()}-${number}호`;
}

function officerOf({ number }: SeedItem): string {
  return turn(surnames, number) + turn(names, Math.floor(number / 10));
}
