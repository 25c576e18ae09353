import type { InLanguages } from "./in-language.ts";

export interface MessageWords {
  /** Database away while a petition is sent. */
  readonly notStored: (help: Help) => string;
  readonly notLookedUp: (help: Help) => string;
  /** Database away while a step of a draft is saved, or a draft is begun. */
  readonly notSaved: (help: Help) => string;
  readonly notBegun: (help: Help) => string;
  readonly changedSince: string;
  readonly refused: string;
  readonly lockedUntil: (time: string, help: Help) => string;
  readonly receiptMissing: string;
  readonly receiptWrong: string;
  readonly pinMissing: string;
  readonly pinWrong: string;
}

export interface Help {
  readonly department: string;
  readonly telephone: string;
}

/** Sentences that the server says about a form as a whole, and about the look-up form. */
export const messageWords: InLanguages<MessageWords> = {
  ko: {
    notStored: ({ department, telephone }) =>
      `저장하는 곳에 연결되지 않았습니다. 조회 비밀번호를 다시 쓰고 조금 뒤에 보내 주세요. 같은 화면에서 다시 보내시면 두 번 접수되지 않습니다. 급한 일은 ${department} ${telephone}으로 전화해 주세요.`,
    notLookedUp: ({ department, telephone }) =>
      `저장하는 곳에 연결되지 않았습니다. 보내신 민원은 저장되어 있습니다. 조금 뒤에 다시 조회해 주세요. 급한 일은 ${department} ${telephone}으로 전화해 주세요.`,
    notSaved: ({ department, telephone }) =>
      `저장하는 곳에 연결되지 않았습니다. 이 화면을 닫지 말고 조금 뒤에 다시 눌러 주세요. 급한 일은 ${department} ${telephone}으로 전화해 주세요.`,
    notBegun: ({ department, telephone }) =>
      `저장하는 곳에 연결되지 않아 아직 쓰기 시작할 수 없습니다. 조금 뒤에 다시 눌러 주세요. 급한 일은 ${department} ${telephone}으로 전화해 주세요.`,
    changedSince:
      "다른 창이나 다른 기기에서 고치신 것 같습니다. 아래 내용을 다시 확인하고 조회 비밀번호를 써서 보내 주세요.",
    refused: "두 가지를 다시 확인해 주세요. 5번 틀리면 10분 동안 조회할 수 없습니다.",
    lockedUntil: (time, { department, telephone }) =>
      `틀린 비밀번호가 여러 번 들어와 ${time}까지 조회를 멈췄습니다. 민원은 그대로 처리되고 있습니다. 민원을 보낸 기기에서는 바로 조회할 수 있고, ${department} ${telephone}으로 물어보셔도 됩니다.`,
    receiptMissing: "접수번호를 써 주세요",
    receiptWrong: "접수번호를 M26-0916-0473-8 같은 꼴로 써 주세요. 숫자 하나가 다르거나 빠졌을 수 있습니다",
    pinMissing: "조회 비밀번호를 써 주세요",
    pinWrong: "조회 비밀번호를 숫자 6자리로 써 주세요",
  },
  en: {
    notStored: ({ department, telephone }) =>
      `Our storage could not be reached. Type the password again and send in a moment. Sending again from this page never makes two petitions. For urgent matters call the ${department}, ${telephone}.`,
    notLookedUp: ({ department, telephone }) =>
      `Our storage could not be reached. Your petition is saved. Try again in a moment. For urgent matters call the ${department}, ${telephone}.`,
    notSaved: ({ department, telephone }) =>
      `Our storage could not be reached. Keep this page open and press the button again in a moment. For urgent matters call the ${department}, ${telephone}.`,
    notBegun: ({ department, telephone }) =>
      `Our storage could not be reached, so you cannot begin just yet. Press the button again in a moment. For urgent matters call the ${department}, ${telephone}.`,
    changedSince:
      "It seems to have been changed in another window or on another device. Check it again below, then enter a password and send.",
    refused: "Check both and try again. After 5 wrong tries, looking up stops for 10 minutes.",
    lockedUntil: (time, { department, telephone }) =>
      `Several wrong passwords were tried, so looking up is stopped until ${time}. Work on the petition goes on. On the device it was sent from you can look it up at once, or call the ${department}, ${telephone}.`,
    receiptMissing: "Enter the receipt number",
    receiptWrong: "Enter a receipt number like M26-0916-0473-8. A digit may be wrong or missing",
    pinMissing: "Enter the password",
    pinWrong: "Enter the 6 digits of your password",
  },
};
