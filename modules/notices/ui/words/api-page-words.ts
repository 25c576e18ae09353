import type { Language } from "@madang/manifest";

const korean = {
  title: "고시·공고 받아 쓰기",
  lede: "고시·공고를 RSS와 Atom으로 받아 보거나, 프로그램에서 JSON으로 불러 쓸 수 있습니다. 열쇠나 신청은 필요 없습니다.",
  everything: "고시·공고 전체",
  /** What the document says in English, by path. */
  summaries: {
    "/api/notices/items": "게시된 문서를 새것부터 열 건씩 답합니다.",
    "/api/notices/items/{id}": "문서 하나를 본문, 정정 이력과 함께 답합니다.",
    "/api/notices/files/{id}/{name}": "첨부 파일을 내려받습니다.",
    "/api/notices/images/{hash}": "본문에 있는 그림입니다.",
    "/api/notices/feeds/rss": "새 문서 20건을 본문과 함께 RSS 2.0으로 답합니다.",
    "/api/notices/feeds/atom": "새 문서 20건을 본문과 함께 Atom(RFC 4287)으로 답합니다.",
  } as Readonly<Record<string, string>>,
};

const english: typeof korean = {
  title: "Notices for programs",
  lede: "Follow official notices by RSS or Atom, or read them as JSON. No key and no registration is needed.",
  everything: "All notices",
  summaries: {},
};

export const apiPageWords: Readonly<Record<Language, typeof korean>> = { ko: korean, en: english };
