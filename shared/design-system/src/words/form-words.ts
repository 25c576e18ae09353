import type { Language } from "./language.ts";

const koreanCounts = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];

const korean = {
  optional: "(선택)",
  errorMark: "오류: ",
  /** "네 가지를 고쳐 주세요": native numerals up to ten, digits beyond. */
  errorsTitle: (count: number) =>
    `${koreanCounts[count] ? `${koreanCounts[count]} ` : count}가지를 고쳐 주세요`,
  errorsInPageTitle: (count: number) => `오류 ${count}건: `,
  kept: "쓰신 내용은 그대로 남아 있습니다.",
  remove: "빼기",
  uploadedFiles: "올린 파일",
};

export type FormWords = typeof korean;

const english: FormWords = {
  optional: "(optional)",
  errorMark: "Error: ",
  errorsTitle: (count) =>
    count === 1 ? "There is a problem to correct" : `There are ${count} problems to correct`,
  errorsInPageTitle: (count) => (count === 1 ? "1 error: " : `${count} errors: `),
  kept: "What you wrote is still here.",
  remove: "Remove",
  uploadedFiles: "Uploaded files",
};

const words: Record<Language, FormWords> = { ko: korean, en: english };

/** The words of fields and error summaries. Apart from the others: forms are hydrated, and scripts carry their words. */
export function formWordsIn(language: Language): FormWords {
  return words[language];
}
