import { defineModule } from "@madang/manifest";

const task = { fresh: 60, staleWhileRevalidate: 600, staleIfError: 86_400 };

export default defineModule({
  id: "notices",
  version: "0.1.0",
  name: { ko: "고시·공고", en: "Official notices" },
  owner: { department: { ko: "법무담당관", en: "Legal Affairs Office" }, telephone: "000-000-2140" },
  criticality: "reading",
  deadline: 3000,
  grade: 2,
  recovery: { time: 120, point: 15 },
  dependencies: ["postgresql"],
  pages: {
    list: {
      path: "/notices",
      title: { ko: "고시·공고", en: "Official notices" },
      access: "public",
      query: ["category", "state", "q", "dept", "period", "from", "to", "page"],
      // Every other search is one that nobody asked before.
      limits: [{ requests: 6000, seconds: 60, methods: "all" }],
      cache: { fresh: 60, staleWhileRevalidate: 120, staleIfError: 86_400 },
    },
    api: {
      path: "/notices/api",
      title: { ko: "고시·공고 받아 쓰기", en: "Notices for programs" },
      access: "public",
      cache: { fresh: 300, staleWhileRevalidate: 3600, staleIfError: 604_800 },
    },
    notice: {
      path: "/notices/:id",
      title: { ko: "고시·공고", en: "Official notice" },
      access: "public",
      cache: { fresh: 60, staleWhileRevalidate: 120, staleIfError: 604_800 },
    },
    file: {
      path: "/notices/:id/files/:file",
      title: { ko: "첨부 파일", en: "Attachment" },
      access: "public",
      cache: { fresh: 60, staleWhileRevalidate: 120, staleIfError: 604_800 },
    },
  },
  boxes: {
    latest: {
      slot: "home",
      order: 200,
      title: { ko: "고시·공고", en: "Official notices" },
      cache: { fresh: 60, staleWhileRevalidate: 600, staleIfError: 604_800 },
    },
    search: {
      slot: "search",
      order: 200,
      title: { ko: "고시·공고", en: "Official notices" },
      query: ["q"],
      cache: { fresh: 60, staleWhileRevalidate: 300 },
    },
    today: {
      slot: "home-tasks",
      frame: "item",
      order: 200,
      title: { ko: "고시·공고", en: "Official notices" },
      cache: task,
    },
    opinions: {
      slot: "home-tasks",
      frame: "item",
      order: 210,
      title: { ko: "의견 내기", en: "Have your say" },
      cache: task,
    },
    jobs: {
      slot: "home-tasks",
      frame: "item",
      order: 220,
      title: { ko: "채용·시험", en: "Jobs and exams" },
      cache: task,
    },
    bids: {
      slot: "home-tasks",
      frame: "item",
      order: 230,
      title: { ko: "입찰·계약", en: "Bids and contracts" },
      cache: task,
    },
    applications: {
      slot: "home-tasks",
      frame: "item",
      order: 240,
      title: { ko: "모집·신청", en: "Calls for applications" },
      cache: task,
    },
    "open-data": {
      slot: "open-data",
      frame: "item",
      order: 200,
      title: { ko: "고시·공고", en: "Official notices" },
      cache: { fresh: 3600, staleWhileRevalidate: 86_400 },
    },
  },
  navigation: [{ page: "list", label: { ko: "고시·공고", en: "Notices" }, order: 200 }],
  api: {
    prefix: "/api/notices",
    access: "public",
    query: ["language", "category", "state", "q", "dept", "period", "from", "to", "page"],
    cache: { fresh: 60, staleWhileRevalidate: 120 },
  },
  fallback: {
    ko: "고시·공고를 잠시 보여 드리지 못합니다. 다른 서비스는 그대로 쓸 수 있습니다. 급한 일은 법무담당관 000-000-2140으로 물어봐 주세요.",
    en: "Official notices are not available for the moment. Everything else works. For urgent matters call the Legal Affairs Office, 000-000-2140.",
  },
  load: {
    journeys: ["load/read.ts"],
    serviceLevel: { p95: 500, errors: 0.01 },
  },
});
