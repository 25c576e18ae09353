import type { InLanguages } from "./in-language.ts";

export interface LookUpWords {
  /** Many wrong passwords came from the reader's network. */
  readonly addressWaits: (seconds: number, department: string, telephone: string) => string;
}

export const lookUpWords: InLanguages<LookUpWords> = {
  ko: {
    addressWaits: (seconds, department, telephone) =>
      `같은 인터넷 회선에서 틀린 비밀번호가 많이 들어와 잠깐 쉬고 있습니다. ${seconds}초 뒤에 다시 눌러 주세요. 계속 그러면 다른 회선을 쓰시거나 ${department} ${telephone}으로 물어보세요.`,
  },
  en: {
    addressWaits: (seconds, department, telephone) =>
      `Many wrong passwords came from your internet connection, so looking up pauses for a moment. Try again in ${seconds} seconds. If it goes on, use another connection or call the ${department}, ${telephone}.`,
  },
};
