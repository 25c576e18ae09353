import { defineModule } from "@madang/manifest";

/** The shell is a module too: its pages are the portal's own. */
export default defineModule({
  id: "shell",
  version: "0.1.0",
  name: { ko: "누리집", en: "The website" },
  owner: { department: { ko: "디지털정책과", en: "Digital Policy Division" }, telephone: "000-000-2630" },
  criticality: "reading",
  grade: 1,
  recovery: { time: 15, point: 0 },
  pages: {
    home: {
      path: "/",
      title: { ko: "처음", en: "Home" },
      access: "public",
      layout: "wide",
      cache: { fresh: 60, staleWhileRevalidate: 3600 },
    },
    search: {
      path: "/search",
      title: { ko: "찾기", en: "Search" },
      access: "public",
      query: ["q"],
      // Every module is asked. Counted where no stored answer could be given, for all who share an address.
      limits: [{ requests: 3000, seconds: 60, methods: "all" }],
      cache: { fresh: 60, staleWhileRevalidate: 600 },
    },
    privacy: standingPage("/about/privacy", "개인정보 처리방침", "Privacy policy"),
    accessibility: standingPage("/about/accessibility", "접근성 안내", "Accessibility"),
    copyright: standingPage("/about/copyright", "저작권 정책", "Copyright"),
    site: standingPage("/about/site", "누리집 이용 안내", "About this website"),
    feeds: standingPage("/about/feeds", "공개 자료", "Open data"),
    status: standingPage("/about/status", "서비스 상태", "Service status"),
    offline: standingPage("/offline", "인터넷에 연결되어 있지 않습니다", "You are offline"),
    design: standingPage("/design", "구성 요소", "Components"),
  },
  fallback: {
    ko: "이 화면을 잠시 보여 드리지 못합니다. 다른 서비스는 그대로 쓸 수 있습니다. 급한 일은 도민콜 000-000-0120으로 물어봐 주세요.",
    en: "This page is not available for the moment. Everything else works. For urgent matters call 000-000-0120.",
  },
});

/** Texts that change with a release and not between. */
function standingPage<const Path extends string>(path: Path, ko: string, en: string) {
  return {
    path,
    title: { ko, en },
    access: "public",
    cache: { fresh: 3600, staleWhileRevalidate: 86_400 },
  } as const;
}
