import { defineModule } from "@madang/manifest";

const task = { fresh: 60, staleWhileRevalidate: 600, staleIfError: 86_400 };

export default defineModule({
  id: "news",
  version: "0.1.0",
  name: { ko: "도정 소식", en: "News" },
  owner: { department: { ko: "대변인실", en: "Press Office" }, telephone: "000-000-2050" },
  criticality: "reading",
  deadline: 3000,
  grade: 3,
  recovery: { time: 240, point: 60 },
  dependencies: ["postgresql"],
  pages: {
    list: {
      path: "/news",
      title: { ko: "도정 소식", en: "News" },
      access: "public",
      query: ["category", "q", "dept", "period", "from", "to", "page"],
      // Every other search is one that nobody asked before.
      limits: [{ requests: 6000, seconds: 60, methods: "all" }],
      cache: { fresh: 60, staleWhileRevalidate: 300, staleIfError: 86_400 },
    },
    api: {
      path: "/news/api",
      title: { ko: "도정 소식 받아 쓰기", en: "News for programs" },
      access: "public",
      cache: { fresh: 300, staleWhileRevalidate: 3600, staleIfError: 604_800 },
    },
    article: {
      path: "/news/:id",
      title: { ko: "도정 소식", en: "News" },
      access: "public",
      cache: { fresh: 60, staleWhileRevalidate: 600, staleIfError: 604_800 },
    },
    file: {
      path: "/news/:id/files/:file",
      title: { ko: "첨부 파일", en: "Attachment" },
      access: "public",
      cache: { fresh: 60, staleWhileRevalidate: 120, staleIfError: 604_800 },
    },
  },
  boxes: {
    latest: {
      slot: "home",
      order: 300,
      title: { ko: "도정 소식", en: "News" },
      cache: { fresh: 60, staleWhileRevalidate: 600, staleIfError: 604_800 },
    },
    search: {
      slot: "search",
      order: 300,
      title: { ko: "도정 소식", en: "News" },
      query: ["q"],
      cache: { fresh: 60, staleWhileRevalidate: 300 },
    },
    week: {
      slot: "home-tasks",
      frame: "item",
      order: 300,
      title: { ko: "도정 소식", en: "News" },
      cache: task,
    },
    facts: {
      slot: "home-tasks",
      frame: "item",
      order: 310,
      title: { ko: "사실 확인", en: "Fact checks" },
      cache: task,
    },
    cities: {
      slot: "home-tasks",
      frame: "item",
      order: 320,
      title: { ko: "시군 소식", en: "City news" },
      cache: task,
    },
    "open-data": {
      slot: "open-data",
      frame: "item",
      order: 300,
      title: { ko: "도정 소식", en: "News" },
      cache: { fresh: 3600, staleWhileRevalidate: 86_400 },
    },
  },
  navigation: [{ page: "list", label: { ko: "도정 소식", en: "News" }, order: 300 }],
  api: {
    prefix: "/api/news",
    access: "public",
    query: ["language", "category", "q", "dept", "period", "from", "to", "page"],
    cache: { fresh: 60, staleWhileRevalidate: 300 },
  },
  fallback: {
    ko: "도정 소식을 잠시 보여 드리지 못합니다. 다른 서비스는 그대로 쓸 수 있습니다. 급한 일은 대변인실 000-000-2050으로 물어봐 주세요.",
    en: "News is not available for the moment. Everything else works. For urgent matters call the Press Office, 000-000-2050.",
  },
  load: {
    journeys: ["load/read.ts", "load/search.ts"],
    serviceLevel: { p95: 500, errors: 0.01 },
  },
});
