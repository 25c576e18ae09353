import type { Language, LocalizedText } from "@madang/manifest";

interface PlainText {
  readonly title: LocalizedText;
  readonly text: LocalizedText;
}

const notFound: PlainText = {
  title: { ko: "문서가 없습니다", en: "Page not found" },
  text: {
    ko: "이 주소에는 문서가 없습니다. 주소가 바뀌었거나 게시 기간이 끝났을 수 있습니다.",
    en: "There is nothing at this address. It may have moved, or its posting period has ended.",
  },
};

const unreadable: PlainText = {
  title: { ko: "요청을 읽지 못했습니다", en: "We could not read the request" },
  text: {
    ko: "주소나 보내신 내용의 형식을 읽지 못했습니다. 주소를 확인하고 다시 열어 보세요.",
    en: "The address or what was sent with it is not in a form that we can read. Check the address and try again.",
  },
};

const ourFault: PlainText = {
  title: { ko: "화면을 만들지 못했습니다", en: "Something went wrong on our side" },
  text: {
    ko: "우리 쪽 문제로 화면을 만들지 못했습니다. 잠시 뒤 다시 열어 보세요.",
    en: "We could not make this page. Try again shortly.",
  },
};

/** What the portal says of a status while the shell's own pages are not there. Every status has words. */
const byStatus: Readonly<Record<number, PlainText>> = {
  400: unreadable,
  403: {
    title: { ko: "열 수 없는 화면입니다", en: "You cannot open this page" },
    text: {
      ko: "이 화면은 열 수 없습니다. 이 누리집 안에서 다시 시작해 주세요.",
      en: "This page cannot be opened from here. Start again from a page of this website.",
    },
  },
  404: notFound,
  405: {
    title: { ko: "이 주소로는 보낼 수 없습니다", en: "This address does not accept that" },
    text: {
      ko: "이 주소는 보내신 방식의 요청을 받지 않습니다. 화면을 다시 열어 주세요.",
      en: "This address does not accept requests of that kind. Open the page again.",
    },
  },
  408: {
    title: { ko: "연결이 너무 느립니다", en: "The connection was too slow" },
    text: {
      ko: "보내시는 내용이 제때 도착하지 않았습니다. 연결을 확인하고 다시 보내 주세요.",
      en: "What you sent did not arrive in time. Check your connection and send it again.",
    },
  },
  410: notFound,
  413: {
    title: { ko: "보내신 것이 너무 큽니다", en: "What you sent is too large" },
    text: {
      ko: "받을 수 있는 크기를 넘었습니다. 파일을 줄이거나 나누어 보내 주세요.",
      en: "It is larger than we can accept. Send smaller or fewer files.",
    },
  },
  414: {
    title: { ko: "주소가 너무 깁니다", en: "The address is too long" },
    text: {
      ko: "주소가 너무 길어 읽지 못했습니다. 주소를 줄여 다시 열어 보세요.",
      en: "The address is too long to read. Shorten it and try again.",
    },
  },
  415: {
    title: { ko: "받지 않는 형식입니다", en: "We do not accept this format" },
    text: {
      ko: "보내신 내용의 형식을 받지 않습니다. 화면의 서식으로 다시 보내 주세요.",
      en: "What you sent is in a format that we do not accept. Send it with the form on the page.",
    },
  },
  429: {
    title: { ko: "요청이 너무 잦습니다", en: "Too many requests" },
    text: {
      ko: "짧은 사이에 요청이 많았습니다. 잠시 뒤 다시 열어 보세요.",
      en: "There were many requests in a short time. Try again shortly.",
    },
  },
  431: {
    title: { ko: "요청 정보가 너무 큽니다", en: "The request carries too much" },
    text: {
      ko: "브라우저가 보낸 정보가 너무 큽니다. 이 누리집의 쿠키를 지우고 다시 열어 보세요.",
      en: "Your browser sent too much information. Delete this website's cookies and try again.",
    },
  },
  500: ourFault,
  503: {
    title: { ko: "이 화면을 잠시 보여 드리지 못합니다", en: "This page is not available for the moment" },
    text: {
      ko: "다른 화면은 그대로 쓸 수 있습니다. 1분쯤 뒤에 다시 열어 보세요.",
      en: "Other pages work. Try again in about a minute.",
    },
  },
};

export function plainText(status: number, language: Language): { title: string; text: string } {
  const { title, text } = byStatus[status] ?? (status >= 500 ? ourFault : unreadable);
  return { title: title[language], text: text[language] };
}
