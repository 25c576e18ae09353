import type { InLanguages } from "./in-language.ts";

export interface DeleteWords {
  readonly title: string;
  readonly lede: string;
  readonly submit: string;
  readonly keep: string;
  readonly notDeleted: string;
}

export const deleteWords: InLanguages<DeleteWords> = {
  ko: {
    title: "이 신청서를 지울까요?",
    lede: "쓰신 내용과 붙인 파일을 바로 모두 지웁니다. 되돌릴 수 없습니다.",
    submit: "지우기",
    keep: "지우지 않고 계속 쓰기",
    notDeleted: "저장하는 곳에 연결되지 않아 아직 지우지 못했습니다. 조금 뒤에 다시 눌러 주세요.",
  },
  en: {
    title: "Delete this petition?",
    lede: "What you wrote and the files you attached are deleted at once, for good.",
    submit: "Delete",
    keep: "Keep it and go on",
    notDeleted:
      "Our storage could not be reached, so it is not deleted yet. Press the button again in a moment.",
  },
};
