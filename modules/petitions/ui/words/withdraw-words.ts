import type { InLanguages } from "./in-language.ts";

export interface WithdrawWords {
  readonly title: string;
  readonly lede: string;
  readonly consequences: readonly string[];
  readonly reason: { readonly label: string; readonly hint: string };
  readonly pin: { readonly label: string; readonly hint: string };
  readonly send: string;
  readonly back: string;
  readonly toStatus: string;
  readonly finished: string;
  readonly finishedText: string;
  readonly refused: string;
  readonly pinMissing: string;
  readonly pinWrong: string;
  readonly tooLong: (limit: string, excess: string) => string;
  readonly unreadable: string;
  readonly residentNumber: string;
  readonly notStored: (department: string, telephone: string) => string;
}

export const withdrawWords: InLanguages<WithdrawWords> = {
  ko: {
    title: "민원 거두기",
    lede: "이 민원을 거두면 처리를 멈춥니다.",
    consequences: [
      "거둔 민원은 되살릴 수 없습니다.",
      "쓰신 내용과 처리 과정은 기록으로 남아 계속 보실 수 있습니다.",
      "같은 내용을 새 민원으로 다시 내실 수 있습니다.",
    ],
    reason: {
      label: "거두는 까닭",
      hint: "담당 부서에 알릴 것이 있으면 써 주세요. 500자까지 쓸 수 있습니다.",
    },
    pin: { label: "조회 비밀번호", hint: "신청할 때 정한 숫자 6자리입니다. 한 번 더 확인합니다." },
    send: "민원 거두기",
    back: "거두지 않고 돌아가기",
    toStatus: "처리 상황 보기",
    finished: "이미 끝난 민원입니다",
    finishedText: "답변했거나 돌려 드린 민원은 거둘 수 없습니다. 처리 상황에서 결과를 보실 수 있습니다.",
    refused: "조회 비밀번호가 맞지 않습니다. 5번 틀리면 10분 동안 쓸 수 없습니다",
    pinMissing: "조회 비밀번호를 써 주세요",
    pinWrong: "조회 비밀번호를 숫자 6자리로 써 주세요",
    tooLong: (limit, excess) => `거두는 까닭: ${limit}자까지 쓸 수 있습니다. ${excess}자를 줄여 주세요`,
    unreadable: "거두는 까닭에 읽을 수 없는 글자가 있어 그 글자만 뺐습니다. 확인하고 다시 보내 주세요",
    residentNumber:
      "거두는 까닭에 주민등록번호로 보이는 숫자가 있습니다. 민원 처리에 필요하지 않으니 지워 주세요",
    notStored: (department, telephone) =>
      `저장하는 곳에 연결되지 않았습니다. 조금 뒤에 다시 눌러 주세요. 급한 일은 ${department} ${telephone}으로 전화해 주세요.`,
  },
  en: {
    title: "Withdraw your petition",
    lede: "When you withdraw this petition, work on it stops.",
    consequences: [
      "A withdrawn petition cannot be brought back.",
      "What you wrote and what was done stay on record, and you can still see them.",
      "You can send the same matter again as a new petition.",
    ],
    reason: {
      label: "Why you withdraw it",
      hint: "Anything the department should know. Up to 500 characters.",
    },
    pin: { label: "Password", hint: "The 6 digits you chose when you sent it, to make sure." },
    send: "Withdraw the petition",
    back: "Go back without withdrawing",
    toStatus: "See the progress",
    finished: "This petition has already ended",
    finishedText:
      "A petition that was answered or returned cannot be withdrawn. The progress page shows the outcome.",
    refused: "The password is not right. After 5 wrong tries it is locked for 10 minutes",
    pinMissing: "Enter the password",
    pinWrong: "Enter the 6 digits of your password",
    tooLong: (limit, excess) => `The reason must be ${limit} characters or fewer. Remove ${excess}`,
    unreadable:
      "The reason held characters that cannot be read. We removed only those: check it and send again",
    residentNumber: "The reason seems to hold a resident registration number. We do not need it: remove it",
    notStored: (department, telephone) =>
      `Our storage could not be reached. Try again in a moment. For urgent matters call the ${department}, ${telephone}.`,
  },
};
