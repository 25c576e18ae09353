import { defineModule } from "@madang/manifest";

export default defineModule({
  id: "example-service",
  version: "0.1.0",
  name: { ko: "보기 서비스", en: "Example service" },
  owner: { department: { ko: "보기담당관", en: "Example Office" }, telephone: "000-000-2199" },
  criticality: "reading",
  deadline: 3000,
  grade: 3,
  recovery: { time: 240, point: 60 },
  dependencies: ["postgresql"],
  pages: {
    list: {
      path: "/example-service",
      title: { ko: "보기 서비스", en: "Example service" },
      access: "public",
      query: ["page"],
      cache: { fresh: 60, staleWhileRevalidate: 300, staleIfError: 86_400 },
    },
    new: {
      path: "/example-service/new",
      title: { ko: "등록 신청", en: "Send an entry" },
      access: "personal",
      form: true,
      criticality: "submission",
      // Well above the longest text: what is too long is told in the form, and kept.
      bodyLimit: 64 * 1024,
      // One person at work; and an address that thousands of phones share on the busiest day.
      limits: [
        { by: "visitor", requests: 30, seconds: 60 },
        { by: "address", requests: 1200, seconds: 60 },
      ],
    },
    received: {
      path: "/example-service/received/:key",
      title: { ko: "접수되었습니다", en: "Received" },
      access: "personal",
      criticality: "status",
    },
    entry: {
      path: "/example-service/:id",
      title: { ko: "보기 서비스", en: "Example service" },
      access: "public",
      cache: { fresh: 60, staleWhileRevalidate: 300, staleIfError: 604_800 },
    },
  },
  boxes: {
    newest: {
      slot: "home",
      order: 600,
      title: { ko: "보기 서비스", en: "Example service" },
      cache: { fresh: 60, staleWhileRevalidate: 600, staleIfError: 604_800 },
    },
  },
  navigation: [{ page: "list", label: { ko: "보기 서비스", en: "Example service" }, order: 600 }],
  api: {
    prefix: "/api/example-service",
    access: "public",
    query: ["page"],
    cache: { fresh: 60, staleWhileRevalidate: 120 },
  },
  fallback: {
    ko: "이 화면을 잠시 보여 드리지 못합니다. 다른 서비스는 그대로 쓸 수 있습니다. 급한 일은 전화로 물어봐 주세요: 보기담당관 000-000-2199.",
    en: "This service is not available for the moment. Everything else works. For urgent matters call Example Office, 000-000-2199.",
  },
  load: {
    journeys: ["load/read.ts", "load/send.ts"],
    serviceLevel: { p95: 800, errors: 0.01 },
  },
});
