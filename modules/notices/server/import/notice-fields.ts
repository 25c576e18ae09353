import { childrenNamed, childText, dateOf, lineOf, readFeedDate, type FeedItem } from "@madang/feed-import";
import { plainText } from "@madang/rich-text";
import type { Correction, OpinionAnswer } from "../../contract/public.ts";

/** 한울도 공고 제2026-1184호: who, what, the number. */
const writtenNumber = /(?:[가-힣]{2,20}\s?)?(?:고시|공고)\s?제\s?\d{4}\s?-\s?\d{1,6}\s?호/;

const oneDay = 24 * 60 * 60 * 1000;

/** What a notice has beyond any feed item: elements of the notice vocabulary, or what the text says. */
export function noticeFields(item: FeedItem) {
  const { source } = item;
  const line = (name: string): string | null => lineOf(childText(source, `notice:${name}`)) ?? null;
  return {
    number: line("number") ?? writtenNumber.exec(`${item.title}\n${plainText(item.content)}`)?.[0] ?? null,
    team: line("team"),
    officer: line("officer"),
    telephone: line("telephone"),
    opens: dateOf(source, "notice:opens") ?? null,
    effective: dateOf(source, "notice:effective") ?? null,
    closes: closingTime(item),
    corrections: correctionsOf(item),
    answers: answersOf(item),
  };
}

/** A closing day without a time lasts until its midnight. */
function closingTime({ source }: FeedItem): Date | null {
  const closes = dateOf(source, "notice:closes");
  if (closes === undefined) return null;
  const hasTime = (childText(source, "notice:closes") ?? "").includes(":");
  return hasTime ? closes : new Date(closes.getTime() + oneDay - 60_000);
}

/** Published with the notice that asked for the opinions (Administrative Procedures Act, article 44). */
function answersOf({ source, published }: FeedItem): OpinionAnswer[] {
  return childrenNamed(source, "notice:answer")
    .map(({ attributes, text }) => ({
      at: (readFeedDate(attributes["at"] ?? "") ?? published).toISOString(),
      text: text
        .replace(/[ \t]+/g, " ")
        .trim()
        .normalize("NFC"),
    }))
    .filter(({ text }) => text !== "")
    .sort((left, right) => right.at.localeCompare(left.at));
}

function correctionsOf({ source, published }: FeedItem): Correction[] {
  return childrenNamed(source, "notice:correction")
    .map(({ attributes, text }) => ({
      at: (readFeedDate(attributes["at"] ?? "") ?? published).toISOString(),
      title: lineOf(attributes["title"]) ?? "",
      reason: lineOf(text) ?? "",
      field: lineOf(attributes["field"]) ?? null,
      before: lineOf(attributes["before"]) ?? null,
      after: lineOf(attributes["after"]) ?? null,
    }))
    .filter(({ title, reason }) => title !== "" || reason !== "")
    .sort((left, right) => right.at.localeCompare(left.at));
}
