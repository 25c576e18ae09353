import type { Language } from "@madang/manifest";

export interface ErrorWords {
  readonly title: string;
  /** What happened, and that nothing was lost. Of a form that was sent the gateway says what is known (gateway/src/pages/sent-note.ts). */
  readonly text: string;
  /** What to do. */
  readonly next: string;
}

/** Statuses that the portal answers with a page of its own. */
export const errorStatuses = [
  400, 403, 404, 405, 408, 410, 413, 414, 415, 421, 429, 431, 500, 502, 503, 504,
] as const;
export type ErrorStatus = (typeof errorStatuses)[number];

const ourFault: ErrorWords = {
  title: "우리 쪽 문제로 화면을 만들지 못했습니다",
  text: "이미 접수된 것은 그대로 있습니다.",
  next: "잠시 뒤 다시 열어 보세요.",
};
const tooMuch: ErrorWords = {
  title: "보내신 것이 너무 큽니다",
  text: "받을 수 있는 크기를 넘어 저장하지 못했습니다. 뒤로 가면 쓰신 글이 그대로 있습니다.",
  next: "글을 줄이거나 파일을 나누어 다시 보내 주세요.",
};
const unreadable: ErrorWords = {
  title: "주소나 보내신 내용을 읽지 못했습니다",
  text: "주소의 일부가 빠졌거나 바뀐 것 같습니다. 저장된 것은 그대로 있습니다.",
  next: "주소를 다시 확인하거나 처음 화면에서 찾아 보세요.",
};

const korean: Record<ErrorStatus, ErrorWords> = {
  400: unreadable,
  403: {
    title: "이 요청은 받지 않았습니다",
    text: "다른 누리집에서 보낸 요청이거나 볼 수 있는 권한이 없습니다. 바뀐 것은 없습니다.",
    next: "이 누리집에서 화면을 다시 열고 보내 주세요.",
  },
  404: {
    title: "이 주소에는 문서가 없습니다",
    text: "주소가 바뀌었거나 게시 기간이 끝났을 수 있습니다.",
    next: "제목으로 찾아 보세요.",
  },
  405: {
    title: "이 화면에서는 할 수 없는 일입니다",
    text: "보내신 것은 처리하지 않았고, 바뀐 것은 없습니다.",
    next: "처음 화면에서 다시 시작해 주세요.",
  },
  408: {
    title: "보내는 데 시간이 너무 오래 걸렸습니다",
    text: "연결이 느려 끝까지 받지 못했습니다. 뒤로 가면 쓰신 글이 그대로 있습니다.",
    next: "연결을 확인하고 다시 보내 주세요.",
  },
  410: {
    title: "이 문서는 내렸습니다",
    text: "게시 기간이 끝나 더는 보여 드리지 않습니다.",
    next: "제목으로 찾아 보세요.",
  },
  413: tooMuch,
  414: unreadable,
  415: {
    title: "받을 수 없는 형식입니다",
    text: "보내신 것은 저장하지 않았습니다.",
    next: "이 누리집의 신청 화면에서 다시 보내 주세요.",
  },
  421: unreadable,
  429: {
    title: "짧은 시간에 너무 많이 요청하셨습니다",
    text: "이번 것은 받지 못했습니다. 이미 접수된 것은 그대로 남아 있습니다.",
    next: "잠시 기다렸다가 다시 해 보세요.",
  },
  431: unreadable,
  500: ourFault,
  502: ourFault,
  503: {
    title: "이 화면을 잠시 보여 드리지 못합니다",
    text: "다른 화면과 전화는 그대로 쓸 수 있고, 이미 접수된 것은 그대로 있습니다.",
    next: "1분쯤 뒤에 다시 열어 보세요.",
  },
  504: {
    title: "답이 늦어 화면을 만들지 못했습니다",
    text: "다른 서비스는 그대로 쓸 수 있고, 이미 접수된 것은 그대로 있습니다.",
    next: "잠시 뒤 다시 열어 보세요.",
  },
};

const ourFaultEnglish: ErrorWords = {
  title: "Something went wrong on our side",
  text: "Whatever we have received is safe.",
  next: "Try again shortly.",
};
const tooMuchEnglish: ErrorWords = {
  title: "What you sent is too large",
  text: "It is more than we can take, so we did not save it. Go back: what you wrote is still there.",
  next: "Shorten the text or split the files, and send it again.",
};
const unreadableEnglish: ErrorWords = {
  title: "We could not read that address",
  text: "Part of it seems to be missing or changed. Nothing that you saved is affected.",
  next: "Check the address, or start from the home page.",
};

const english: Record<ErrorStatus, ErrorWords> = {
  400: unreadableEnglish,
  403: {
    title: "We did not accept that request",
    text: "It came from another website, or you may not see this page. Nothing was changed.",
    next: "Open the page on this website and send it again.",
  },
  404: {
    title: "There is nothing at this address",
    text: "It may have moved, or its posting period has ended.",
    next: "Search by title.",
  },
  405: {
    title: "That cannot be done on this page",
    text: "We did not act on what you sent. Nothing was changed.",
    next: "Start again from the home page.",
  },
  408: {
    title: "Sending took too long",
    text: "Your connection was slow and we did not receive everything. Go back: what you wrote is still there.",
    next: "Check your connection and send it again.",
  },
  410: {
    title: "This document was taken down",
    text: "Its posting period has ended and we no longer show it.",
    next: "Search by title.",
  },
  413: tooMuchEnglish,
  414: unreadableEnglish,
  415: {
    title: "We cannot take that format",
    text: "We did not save what you sent.",
    next: "Send it again from the form on this website.",
  },
  421: unreadableEnglish,
  429: {
    title: "Too many requests in a short time",
    text: "We did not take this one. What was received before is safe.",
    next: "Wait a little and try again.",
  },
  431: unreadableEnglish,
  500: ourFaultEnglish,
  502: ourFaultEnglish,
  503: {
    title: "This page is not available for the moment",
    text: "Other pages and the telephone work, and what was received before is safe.",
    next: "Try again in about a minute.",
  },
  504: {
    title: "The answer took too long",
    text: "Everything else works, and what was received before is safe.",
    next: "Try again shortly.",
  },
};

export const errorWords: Record<Language, Record<ErrorStatus, ErrorWords>> = { ko: korean, en: english };

export const errorActs: Record<Language, { search: string; home: string; call: string }> = {
  ko: { search: "누리집에서 찾기", home: "처음 화면으로", call: "급하면 전화해 주세요: " },
  en: { search: "Search this website", home: "Go to the home page", call: "If it is urgent, call " },
};
