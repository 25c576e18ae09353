import type { DraftStep } from "../../contract/draft-steps.ts";
import type { InLanguages } from "./in-language.ts";

export interface StepWords {
  /** Above the title: which kind of petition. */
  readonly above: (type: string) => string;
  readonly service: string;
  readonly stepsLabel: string;
  readonly steps: readonly string[];
  readonly titles: Readonly<Record<DraftStep, string>>;
  readonly ledes: Readonly<Record<DraftStep, string>>;
  readonly next: Readonly<Record<Exclude<DraftStep, "review">, string>>;
  readonly later: string;
  readonly back: string;
  readonly kept: string;
  readonly saved: (time: string) => string;
  readonly until: (date: string) => string;
}

/** What every step of a draft says around its form. */
export const stepWords: InLanguages<StepWords> = {
  ko: {
    above: (type) => `민원 신청: ${type}`,
    service: "민원 신청",
    stepsLabel: "신청 단계",
    steps: ["유형", "내용", "파일", "신청인", "확인"],
    titles: {
      content: "민원 내용을 써 주세요",
      files: "사진이나 문서가 있으신가요?",
      applicant: "어디로 답변해 드릴까요?",
      review: "보내기 전에 확인해 주세요",
    },
    ledes: {
      content: "언제, 어디서, 무엇이 불편했는지 알려 주시면 더 빨리 처리할 수 있습니다.",
      files: "없으면 그냥 다음으로 가시면 됩니다.",
      applicant: "이름과 연락처는 이 민원을 처리하고 답변하는 데만 씁니다.",
      review: "고칠 것이 있으면 ‘고치기’를 누르세요. 쓰신 것은 모두 저장되어 있습니다.",
    },
    next: { content: "다음: 파일", files: "다음: 신청인", applicant: "다음: 확인하기" },
    later: "저장만 하기",
    back: "이전 단계",
    kept: "쓰신 내용은 그대로 남아 있습니다.",
    saved: (time) => `저장했습니다 ${time}`,
    until: (date) => `${date}까지 이어서 쓸 수 있습니다. 저장할 때마다 7일씩 다시 셉니다.`,
  },
  en: {
    above: (type) => `Send a petition: ${type}`,
    service: "Send a petition",
    stepsLabel: "Steps",
    steps: ["Kind", "Details", "Files", "You", "Check"],
    titles: {
      content: "Tell us about it",
      files: "Do you have photos or documents?",
      applicant: "Where should the answer go?",
      review: "Check before you send",
    },
    ledes: {
      content: "Say when, where and what happened, and we can deal with it sooner.",
      files: "If you have none, simply go on.",
      applicant: "Your name and contact are used for this petition and its answer alone.",
      review: "Press Change where something is not right. Everything you wrote is saved.",
    },
    next: { content: "Next: files", files: "Next: about you", applicant: "Next: check" },
    later: "Save only",
    back: "Back",
    kept: "What you wrote is still here.",
    saved: (time) => `Saved at ${time}`,
    until: (date) => `You can continue until ${date}. Each time you save, the 7 days begin again.`,
  },
};
