import type { Language } from "@madang/manifest";

const korean = {
  endpoints: "주소",
  document: "OpenAPI 문서(JSON)",
  documentText: "아래 내용은 이 문서에서 그대로 만듭니다. 프로그램은 문서를 읽어 쓰면 됩니다.",
  parameters: "조건",
  name: "이름",
  place: "자리",
  places: { path: "주소", query: "물음표 뒤" },
  type: "형식",
  initial: "없을 때",
  description: "뜻",
  required: "꼭 필요함",
  answer: "답",
  answerTypes: (types: string) => `${types} 형식으로 답합니다.`,
  fields: "답의 항목",
  example: "실제로 묻고 받은 답",
  exampleNote: "긴 글과 목록은 줄였습니다(…).",
  curl: "명령줄에서",
  errors: "잘못되었을 때",
  errorsText:
    "조건이 틀리면 400, 문서가 없거나 아직 게시 전이면 404로 답합니다. 답은 무엇이 틀렸고 어떻게 고치는지를 application/problem+json(RFC 9457)으로 알려 드립니다. 짧은 시간에 너무 많이 물으면 429로 답하고, 언제 다시 물을지 Retry-After에 적습니다.",
  feeds: "RSS와 Atom",
  feedsText: "새 글이 올라오면 바로 받아 볼 수 있습니다. 본문과 첨부 파일 주소가 들어 있습니다.",
  feed: "받아 볼 것",
  everything: "전체",
  rssOf: (name: string) => `${name} RSS`,
  atomOf: (name: string) => `${name} Atom`,
  byKind: "종류별",
  byDepartment: "부서별",
  /** What the document says in English, by parameter. */
  known: {
    id: "문서의 번호",
    q: "찾을 말. 여러 낱말이면 모두 들어 있는 것만 찾습니다",
    dept: "부서 이름, 문서에 적힌 그대로",
    category: "종류",
    state: "상태: 예정, 시행·접수 중, 마감",
    period: "기간: 최근 1개월, 최근 3개월, 올해",
    from: "시작일(2026-11-22). 있으면 period는 보지 않습니다",
    to: "마지막 날, 그날 끝까지",
    page: "쪽, 열 건씩",
    language: "글의 언어",
  } as Readonly<Record<string, string>>,
};

export type ApiWords = typeof korean;

const english: ApiWords = {
  endpoints: "Addresses",
  document: "OpenAPI document (JSON)",
  documentText: "What follows is made from this document. Programs can read it directly.",
  parameters: "Parameters",
  name: "Name",
  place: "Where",
  places: { path: "path", query: "query" },
  type: "Type",
  initial: "When absent",
  description: "Meaning",
  required: "Required",
  answer: "Answer",
  answerTypes: (types) => `It answers with ${types}.`,
  fields: "Fields of the answer",
  example: "A real question and its answer",
  exampleNote: "Long texts and lists are cut (…).",
  curl: "On the command line",
  errors: "When something is wrong",
  errorsText:
    "A wrong parameter is answered with 400, a document that does not exist or is not published yet with 404. The answer says what is wrong and what to do, as application/problem+json (RFC 9457). Very many requests in a short time are answered with 429, with the time to wait in Retry-After.",
  feeds: "RSS and Atom",
  feedsText: "Follow what is new. Each entry has the whole text and the addresses of its files.",
  feed: "What to follow",
  everything: "Everything",
  rssOf: (name) => `${name}: RSS`,
  atomOf: (name) => `${name}: Atom`,
  byKind: "By kind",
  byDepartment: "By department",
  known: {
    id: "Number of the document",
    category: "Kind",
    page: "Page, ten documents each",
    language: "Language of the texts",
  },
};

/** Words of the page that explains an API. */
export const apiWords: Readonly<Record<Language, ApiWords>> = { ko: korean, en: english };
