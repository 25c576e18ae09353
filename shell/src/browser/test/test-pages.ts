import { createElement, type ComponentType } from "react";
import { renderToString } from "react-dom/server";
import type { ReleaseRecord } from "@madang/manifest";
import Counter from "./fixtures/yard/ui/interactive/counter.tsx";
import Fragile from "./fixtures/yard/ui/interactive/fragile.tsx";
import Plain from "./fixtures/yard/ui/views/plain.tsx";

export interface TestPage {
  readonly title: string;
  readonly views: readonly string[];
  readonly html: string;
  readonly current?: string;
  readonly breadcrumb?: string;
  readonly personal?: boolean;
  readonly alternates?: Readonly<Record<string, string>>;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** What the answer says of itself, where it shall differ from the page before. */
  readonly shell?: string;
  readonly layout?: string;
  readonly builds?: Readonly<Record<string, string>>;
  /** Answers navigation data with something else. */
  readonly brokenData?: boolean;
}

/** The same wrapping as a module's server does (docs/architecture.md, Gateway → module). */
function interactive<Props extends object>(
  release: ReleaseRecord,
  view: string,
  component: ComponentType<Props>,
  props: Props,
): string {
  const html = renderToString(createElement(component, props), {
    identifierPrefix: `${release.module}-${view}-`,
  });
  const json = JSON.stringify({ ...props, language: "ko", url: "/" }).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<div data-madang-module="${release.module}" data-madang-view="${view}" data-madang-build="${release.build}">${html}</div><script type="application/json" data-madang-props="${release.module}/${view}">${json}</script>`;
}

export function testPages(release: ReleaseRecord): Record<string, TestPage> {
  const counter = interactive(release, "counter", Counter, { data: { start: 3 } });
  const fragile = (breaks: "at once" | "at a click") =>
    interactive(release, "fragile", Fragile, { data: { breaks } });
  const plain = (title: string, hrefs: readonly string[] = []) =>
    renderToString(
      createElement(Plain, { data: { title, links: hrefs.map((href) => ({ href, label: href })) } }),
    );
  const page = (title: string, hrefs: readonly string[] = []): TestPage => ({
    title,
    views: ["plain"],
    html: plain(title, hrefs),
  });
  return {
    "/": page("첫 화면", [
      "/list",
      "/counter",
      "/slow",
      "/other-shell",
      "/other-build",
      "/other-layout",
      "/wide",
      "/form",
      "/broken",
      "/gone",
      "/mine",
      "/en/list",
      "/away",
      "/guide.pdf",
    ]),
    "/list": {
      ...page("목록", ["/", "/list?page=2", "/counter", "/list#end"]),
      html: `${plain("목록", ["/", "/list?page=2", "/counter", "/list#end"])}<form action="/search"><input name="q"><button>찾기</button></form><p id="end">끝</p>`,
      current: "yard/list",
      breadcrumb: '<nav aria-label="현재 위치"><a href="/">처음</a> 목록</nav>',
      alternates: { ko: "/list", en: "/en/list" },
    },
    "/search": page("찾은 것", ["/"]),
    "/counter": {
      title: "세기",
      views: ["counter"],
      html: `<h1>세기</h1>${counter}<a href="/list">목록</a>`,
    },
    "/two": {
      title: "둘",
      views: ["counter", "fragile"],
      html: `<h1>둘</h1><section id="sound">${counter}</section><section id="broken">${fragile("at once")}</section>`,
    },
    "/later": {
      title: "나중",
      views: ["fragile"],
      html: `<h1>나중</h1>${fragile("at a click")}`,
    },
    "/slow": { ...page("느린 화면"), delay: 1200 },
    "/other-shell": { ...page("새 틀"), shell: "00000000ffff" },
    "/other-layout": { ...page("다른 틀"), layout: "bare" },
    "/wide": { ...page("넓은 화면", ["/list"]), layout: "wide" },
    "/form": {
      ...page("적는 화면"),
      html: `<h1>적는 화면</h1><form method="post" action="/form"><input name="name"></form><a href="/list">/list</a>`,
      personal: true,
    },
    "/other-build": { ...page("새 배포"), builds: { yard: "00000000ffff" } },
    "/broken": { ...page("자료 없음"), brokenData: true },
    "/mine": { ...page("내 화면", ["/"]), personal: true },
    "/en/list": page("List"),
    "/offline": page("인터넷에 연결되어 있지 않습니다"),
    "/en/offline": page("You are offline"),
  };
}
