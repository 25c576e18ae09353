import type { DraftEnd } from "../../contract/paths.ts";
import type { InLanguages } from "./in-language.ts";

export interface ResumeWords {
  readonly title: string;
  readonly lede: string;
  readonly code: { readonly label: string; readonly hint: string };
  readonly submit: string;
  readonly lost: string;
  readonly lostText: string;
  readonly codeMissing: string;
  readonly codeWrong: string;
  readonly codeUnknown: string;
  readonly codeEnded: Readonly<Record<Exclude<DraftEnd, "away">, string>>;
  readonly tooMany: string;
  readonly notResumed: string;
  readonly ended: Readonly<Record<DraftEnd, { readonly title: string; readonly text: string }>>;
  readonly keptIn: string;
  readonly openKept: string;
  readonly find: string;
  readonly startNew: string;
}

export const resumeWords: InLanguages<ResumeWords> = {
  ko: {
    title: "쓰던 신청서 이어 쓰기",
    lede: "이어 쓰기 코드로 저장해 둔 신청서를 엽니다.",
    code: { label: "이어 쓰기 코드", hint: "영어 글자와 숫자 16자리입니다. 예: K7MF-2XQR-9TCA-WPHD" },
    submit: "이어 쓰기",
    lost: "코드를 잊으셨나요?",
    lostText:
      "코드가 없으면 저장한 신청서를 다른 기기에서 열 수 없습니다. 새로 쓰기 어려우시면 전화로 불러 주세요. 대신 써 드립니다.",
    codeMissing: "이어 쓰기 코드를 써 주세요",
    codeWrong: "이어 쓰기 코드를 영어 글자와 숫자 16자리로 써 주세요. 예: K7MF-2XQR-9TCA-WPHD",
    codeUnknown: "이 코드로 저장된 신청서가 없습니다. 글자를 하나씩 확인해 주세요",
    codeEnded: {
      sent: "이 신청서는 이미 보내셨습니다. 접수번호와 조회 비밀번호로 처리 상황을 보세요",
      expired: "저장 기간이 끝나 지운 신청서입니다. 새로 신청해 주세요",
      deleted: "지우신 신청서입니다. 새로 신청해 주세요",
    },
    tooMany: "맞지 않는 코드가 여러 번 들어와 10분 동안 열 수 없습니다. 저장된 신청서는 그대로 있습니다.",
    notResumed:
      "저장하는 곳에 연결되지 않았습니다. 저장하신 신청서는 그대로 있습니다. 조금 뒤에 다시 눌러 주세요.",
    ended: {
      sent: {
        title: "이미 보내신 민원입니다",
        text: "민원은 잘 도착했습니다. 접수번호와 조회 비밀번호로 처리 상황을 볼 수 있습니다.",
      },
      expired: {
        title: "신청서 저장 기간이 끝났습니다",
        text: "마지막으로 저장한 지 7일이 지나 개인정보를 지키려고 지웠습니다.",
      },
      deleted: { title: "신청서를 지웠습니다", text: "쓰신 내용을 모두 지웠습니다. 되돌릴 수 없습니다." },
      away: {
        title: "이 기기에서 열 수 없는 신청서입니다",
        text: "다른 기기에서 쓰던 신청서이면 이어 쓰기 코드를 써 주세요. 브라우저가 쿠키를 막아 두었으면 신청서를 이어 쓸 수 없으니 쿠키를 켜 주세요.",
      },
    },
    keptIn: "방금 쓰신 내용은 새 신청서에 저장했습니다.",
    openKept: "새 신청서 열기",
    find: "내 민원 조회",
    startNew: "새로 신청하기",
  },
  en: {
    title: "Continue a petition you began",
    lede: "Open what you saved with its code.",
    code: { label: "Code to continue", hint: "16 letters and digits. Example: K7MF-2XQR-9TCA-WPHD" },
    submit: "Continue",
    lost: "Lost the code?",
    lostText:
      "Without the code a saved petition cannot be opened on another device. If writing it again is hard, call us and we will write it down for you.",
    codeMissing: "Enter the code",
    codeWrong: "Enter the code as 16 letters and digits, like K7MF-2XQR-9TCA-WPHD",
    codeUnknown: "Nothing is saved under this code. Check it letter by letter",
    codeEnded: {
      sent: "This petition has been sent. Use its receipt number and password to see the progress",
      expired: "This petition was kept for 7 days and then deleted. Please begin a new one",
      deleted: "You deleted this petition. Please begin a new one",
    },
    tooMany: "Too many wrong codes were tried. Wait 10 minutes. What is saved stays as it is.",
    notResumed:
      "Our storage could not be reached. What you saved is still there. Press the button again in a moment.",
    ended: {
      sent: {
        title: "You have already sent this petition",
        text: "It has arrived. With its receipt number and password you can see the progress.",
      },
      expired: {
        title: "This petition is no longer saved",
        text: "It was deleted 7 days after it was last saved, to protect your personal data.",
      },
      deleted: { title: "The petition is deleted", text: "Everything you wrote is deleted for good." },
      away: {
        title: "This petition cannot be opened on this device",
        text: "If you began it on another device, enter its code. If your browser blocks cookies, allow them: without one we cannot tell that the petition is yours.",
      },
    },
    keptIn: "What you have just written is saved in a new petition.",
    openKept: "Open the new petition",
    find: "Find my petition",
    startNew: "Begin a new one",
  },
};
