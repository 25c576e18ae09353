import { defineModule } from "@madang/manifest";

export default defineModule({
  id: "petitions",
  version: "0.1.0",
  name: { ko: "민원", en: "Petitions" },
  owner: { department: { ko: "민원여권과", en: "Civil Petitions Division" }, telephone: "000-000-2120" },
  criticality: "submission",
  deadline: 5000,
  grade: 1,
  recovery: { time: 60, point: 0 },
  dependencies: ["postgresql"],
  pages: {
    home: {
      path: "/petitions",
      title: { ko: "민원", en: "Petitions" },
      access: "public",
      criticality: "reading",
      cache: { fresh: 300, staleWhileRevalidate: 3600 },
    },
    new: {
      path: "/petitions/new",
      title: { ko: "민원 신청", en: "Send a petition" },
      access: "personal",
      form: true,
      // Well above the longest text: what is too long is told in the form, and kept.
      bodyLimit: 512 * 1024,
      // Storing waits for hashing: on the worst day many forms at once, and a form that comes back late is not sent twice.
      deadline: 12_000,
      query: ["type"],
    },
    receipt: {
      path: "/petitions/receipt/:receipt",
      title: { ko: "접수증", en: "Your receipt" },
      access: "personal",
      criticality: "status",
    },
    find: {
      path: "/petitions/find",
      title: { ko: "내 민원 조회", en: "Find my petition" },
      access: "personal",
      form: true,
      bodyLimit: 8 * 1024,
      criticality: "status",
      deadline: 8000,
    },
    status: {
      path: "/petitions/status/:receipt",
      title: { ko: "민원 처리 상황", en: "Progress of your petition" },
      access: "personal",
      criticality: "status",
    },
  },
  boxes: {
    find: {
      slot: "home",
      order: 900,
      title: { ko: "내 민원 조회", en: "Find my petition" },
      cache: { fresh: 300, staleWhileRevalidate: 86_400 },
    },
    start: {
      slot: "home-tasks",
      frame: "item",
      order: 100,
      title: { ko: "민원 신청", en: "Send a petition" },
      cache: { fresh: 300, staleWhileRevalidate: 86_400 },
    },
    progress: {
      slot: "home-tasks",
      frame: "item",
      order: 110,
      title: { ko: "민원 처리 상황", en: "Progress of a petition" },
      cache: { fresh: 300, staleWhileRevalidate: 86_400 },
    },
  },
  navigation: [{ page: "home", label: { ko: "민원", en: "Petitions" }, order: 100 }],
  api: { prefix: "/api/petitions", access: "public", cache: { fresh: 300, staleWhileRevalidate: 3600 } },
  fallback: {
    ko: "민원 신청과 조회를 잠시 할 수 없습니다. 이미 보내신 민원은 저장되어 있습니다. 급한 일은 민원여권과 000-000-2120으로 전화해 주세요.",
    en: "You cannot send or look up petitions for the moment. What you already sent is saved. For urgent matters call the Civil Petitions Division, 000-000-2120.",
  },
});
