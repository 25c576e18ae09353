import type { ManifestInput } from "../src/manifest.ts";

/** A manifest that is right in every field. */
export const library = {
  id: "library",
  version: "1.0.0",
  name: { ko: "도서관", en: "Library" },
  owner: { department: { ko: "도서관정책과", en: "Library policy" }, telephone: "000-000-2050" },
  criticality: "reading",
  grade: 3,
  recovery: { time: 60, point: 0 },
  pages: {
    list: { path: "/library", title: { ko: "책", en: "Books" }, access: "public", cache: { fresh: 60 } },
    detail: { path: "/library/:id", title: { ko: "책", en: "Book" }, access: "public" },
  },
  navigation: [{ page: "list", label: { ko: "책", en: "Books" } }],
  fallback: { ko: "잠시 뒤에 다시 열어 보세요.", en: "Try again shortly." },
} as const satisfies ManifestInput;
