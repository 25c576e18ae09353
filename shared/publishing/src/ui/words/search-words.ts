import type { Language } from "@madang/manifest";

const korean = {
  order: "제목에 찾을 말이 있는 것부터, 새것 순서로 보여 드립니다.",
  most: "앞의 1,000건까지 볼 수 있으니 낱말을 더하거나 조건을 골라 보세요.",
  instead: (typed: string, word: string) => `조사를 떼고 찾았습니다: ‘${typed}’ → ‘${word}’.`,
  moreBefore: "",
  moreAfter: " 이상",
  foundMore: (count: string) => `${count}건 이상을 찾았습니다.`,
  signsOnly: "글자나 숫자가 있어야 찾을 수 있습니다. 찾을 낱말을 써 주세요.",
  nothing: "맞춤법을 살펴보고, 기간을 늘리거나 낱말을 줄여 보세요.",
  narrowed: "고른 조건에는 없습니다. 조건을 빼거나 다른 말로 찾아 보세요.",
  everywhere: (count: string) => `조건 빼고 찾기 (${count}건)`,
  other: (text: string, count: string) => `‘${text}’ 찾기 (${count}건)`,
  others: "이렇게 찾아 보세요",
  count: (total: number, more: boolean) => `${total.toLocaleString("en")}${more ? "+" : ""}`,
};

type SearchWords = typeof korean;

const english: SearchWords = {
  order: "Matches in the title come first, newest first.",
  most: "The first 1,000 are shown: add a word or choose a condition.",
  instead: (typed, word) => `We searched for "${word}" instead of "${typed}".`,
  moreBefore: " or more",
  foundMore: (count) => `${count} or more results`,
  moreAfter: "",
  signsOnly: "A search needs letters or numbers. Enter a word to find.",
  nothing: "Check the spelling. Try a longer period or fewer words.",
  narrowed: "Nothing under these conditions. Remove them, or try other words.",
  everywhere: (count) => `Search without conditions (${count})`,
  other: (text, count) => `Search for "${text}" (${count})`,
  others: "You could try",
  count: (total, more) => `${total.toLocaleString("en")}${more ? "+" : ""}`,
};

/** What a list says of a search. */
export const searchWords: Readonly<Record<Language, SearchWords>> = { ko: korean, en: english };
