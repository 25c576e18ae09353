import { defineModule } from "@madang/manifest";

/** One person at work; and an address that thousands of phones share on the busiest day. */
const writing = [
  { by: "visitor", requests: 60, seconds: 60 },
  { by: "address", requests: 2400, seconds: 60 },
] as const;

/** Beside the module's own count of wrong passwords: whoever tries many receipts or codes, each of them once. */
const guessing = [
  { by: "visitor", requests: 60, seconds: 60 },
  { by: "address", requests: 600, seconds: 60 },
] as const;

/** Each of these may carry thirty megabytes. */
const sendingFiles = [
  { by: "visitor", requests: 60, seconds: 600 },
  { by: "address", requests: 1200, seconds: 600 },
] as const;

/** Files that a script sends in small parts, several of them at once. */
const sendingParts = [
  { by: "visitor", requests: 3000, seconds: 60 },
  { by: "address", requests: 30_000, seconds: 60 },
] as const;

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
      bodyLimit: 8 * 1024,
      limits: [...writing],
      query: ["type"],
    },
    "draft-content": {
      path: "/petitions/draft/:draft/content",
      title: { ko: "민원 내용 쓰기", en: "Write your petition" },
      access: "personal",
      form: true,
      // Well above the longest text: what is too long is told in the form, and kept.
      bodyLimit: 512 * 1024,
    },
    "draft-files": {
      path: "/petitions/draft/:draft/files",
      title: { ko: "민원에 파일 붙이기", en: "Files of your petition" },
      access: "personal",
      form: true,
      uploads: true,
      // All files that a petition may have at once, and what surrounds them in the form.
      bodyLimit: 31 * 1024 * 1024,
      limits: [...sendingFiles],
      deadline: 30_000,
      query: ["stay"],
    },
    "draft-applicant": {
      path: "/petitions/draft/:draft/applicant",
      title: { ko: "민원 신청인 쓰기", en: "About you" },
      access: "personal",
      form: true,
      bodyLimit: 64 * 1024,
    },
    "draft-review": {
      path: "/petitions/draft/:draft/review",
      title: { ko: "민원 확인하고 보내기", en: "Check and send" },
      access: "personal",
      form: true,
      bodyLimit: 8 * 1024,
      // Storing waits for hashing: on the worst day many forms at once, and a form that comes back late is not sent twice.
      deadline: 12_000,
    },
    "draft-delete": {
      path: "/petitions/draft/:draft/delete",
      title: { ko: "신청서 지우기", en: "Delete a petition" },
      access: "personal",
      form: true,
      bodyLimit: 8 * 1024,
    },
    resume: {
      path: "/petitions/resume",
      title: { ko: "쓰던 신청서 이어 쓰기", en: "Continue a petition" },
      access: "personal",
      form: true,
      bodyLimit: 8 * 1024,
      limits: [...guessing],
      query: ["code", "ended", "draft"],
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
      limits: [...guessing],
      criticality: "status",
      deadline: 8000,
    },
    status: {
      path: "/petitions/status/:receipt",
      title: { ko: "민원 처리 상황", en: "Progress of your petition" },
      access: "personal",
      // Shows in full what was written, or masks it again.
      form: true,
      bodyLimit: 8 * 1024,
      criticality: "status",
    },
    supplement: {
      path: "/petitions/status/:receipt/supplement",
      title: { ko: "자료 더 내기", en: "Send what we asked for" },
      access: "personal",
      form: true,
      uploads: true,
      // All files that an answer may have at once, and the answer itself.
      bodyLimit: 31 * 1024 * 1024,
      limits: [...sendingFiles],
      deadline: 30_000,
      criticality: "submission",
    },
    withdraw: {
      path: "/petitions/status/:receipt/withdraw",
      title: { ko: "민원 거두기", en: "Withdraw your petition" },
      access: "personal",
      form: true,
      bodyLimit: 16 * 1024,
      criticality: "submission",
      // The password is compared among many others: what is given up in time is still shown again with everything that was typed.
      deadline: 12_000,
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
  api: {
    prefix: "/api/petitions",
    access: "public",
    personal: ["/drafts", "/sent"],
    limits: [...sendingParts],
    query: ["start", "language"],
    cache: { fresh: 300, staleWhileRevalidate: 3600 },
  },
  fallback: {
    ko: "민원 신청과 조회를 잠시 할 수 없습니다. 이미 보내신 민원은 저장되어 있습니다. 급한 일은 민원여권과 000-000-2120으로 전화해 주세요.",
    en: "You cannot send or look up petitions for the moment. What you already sent is saved. For urgent matters call the Civil Petitions Division, 000-000-2120.",
  },
  load: {
    journeys: ["load/send.ts", "load/send-again.ts", "load/resume.ts"],
    serviceLevel: { p95: 1500, errors: 0.01 },
  },
});
