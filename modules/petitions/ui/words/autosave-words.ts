import type { InLanguages } from "./in-language.ts";

export interface AutosaveWords {
  readonly saving: string;
  /** Before the time. */
  readonly saved: string;
  readonly failed: string;
}

/** Said while one writes. Failure is announced too: what one believes to be saved must be saved. */
export const autosaveWords: InLanguages<AutosaveWords> = {
  ko: {
    saving: "저장 중",
    saved: "저장했습니다",
    failed: "저장하지 못했습니다. 쓰신 글은 이 화면에 그대로 있습니다. 잠시 뒤 ‘저장만 하기’를 눌러 주세요.",
  },
  en: {
    saving: "Saving",
    saved: "Saved at",
    failed: "Not saved. What you wrote is still on this page. Press Save only in a moment.",
  },
};
