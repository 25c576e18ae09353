import type { InLanguages } from "./in-languages.ts";

interface FieldWords {
  readonly title: string;
  readonly day: string;
  readonly place: string;
  readonly body: string;
}

/** Names of what an entry has, in the form and wherever it is shown. */
export const fieldWords: InLanguages<FieldWords> = {
  ko: { title: "제목", day: "날짜", place: "장소", body: "내용" },
  en: { title: "Title", day: "Date", place: "Place", body: "Details" },
};
