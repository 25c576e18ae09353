import type { InLanguages } from "./in-language.ts";

/** What the step of files says while files are sent by other ways. */
export const filesWords: InLanguages<{ readonly title: string; readonly text: string }> = {
  ko: {
    title: "파일은 담당 부서에 따로 보내실 수 있습니다",
    text: "온라인으로는 글만 받습니다. 민원을 보내신 뒤 담당 부서가 연락드리면 사진이나 문서를 보내 주세요.",
  },
  en: {
    title: "Files go to the department",
    text: "Online we take text alone. After you have sent the petition, give photos and documents to the department when it contacts you.",
  },
};
