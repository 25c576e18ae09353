import type { InLanguages } from "./in-language.ts";

export interface WrittenWords {
  readonly written: (length: string, limit: string) => string;
  readonly tooMuch: (excess: string) => string;
}

/** Said anew with every letter, and so by the browser. */
export const writtenWords: InLanguages<WrittenWords> = {
  ko: {
    written: (length, limit) => `쓴 글자 수 ${length} / ${limit}`,
    tooMuch: (excess) => `${excess}자 넘었습니다. 줄여 주세요.`,
  },
  en: {
    written: (length, limit) => `${length} of ${limit} characters`,
    tooMuch: (excess) => `${excess} characters too many. Shorten the text.`,
  },
};
