import type { Language } from "@madang/manifest";

const korean = {
  title: "도정 소식 받아 쓰기",
  lede: "도정 소식을 RSS와 Atom으로 받아 보거나, 프로그램에서 JSON으로 불러 쓸 수 있습니다. 열쇠나 신청은 필요 없습니다.",
  everything: "도정 소식 전체",
  /** What the document says in English, by path. */
  summaries: {
    "/api/news/items": "게시된 소식을 새것부터 열 건씩 답합니다.",
    "/api/news/items/{id}": "소식 하나를 본문과 함께 답합니다.",
    "/api/news/files/{id}/{name}": "첨부 파일을 내려받습니다.",
    "/api/news/images/{hash}": "본문에 있는 사진입니다.",
    "/api/news/feeds/rss": "새 소식 20건을 본문과 함께 RSS 2.0으로 답합니다.",
    "/api/news/feeds/atom": "새 소식 20건을 본문과 함께 Atom(RFC 4287)으로 답합니다.",
  } as Readonly<Record<string, string>>,
};

const english: typeof korean = {
  title: "News for programs",
  lede: "Follow the news by RSS or Atom, or read it as JSON. No key and no registration is needed.",
  everything: "All news",
  summaries: {},
};

export const apiPageWords: Readonly<Record<Language, typeof korean>> = { ko: korean, en: english };
