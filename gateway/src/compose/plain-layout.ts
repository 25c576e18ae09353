import {
  languages,
  localizedPath,
  type Language,
  type LayoutKind,
  type NavigationItem,
  type Site,
} from "@madang/manifest";
import { compileLayout, type CompiledLayout } from "./compile-layout.ts";
import { escapeHtml } from "./escape.ts";

/** Build of pages in no shell's layout: a browser that runs a shell navigates in full. */
export const plainBuild = "plain";

const words = {
  ko: {
    skip: "본문으로 바로 가기",
    menu: "주 메뉴",
    path: "현재 위치",
    away: "급한 일은",
    stale: "저장해 둔 내용입니다",
  },
  en: {
    skip: "Skip to main content",
    menu: "Main menu",
    path: "You are here",
    away: "For urgent matters",
    stale: "Saved copy",
  },
};

/** The frame in which pages go on while no shell has ever answered: bare HTML, complete and usable. */
export function plainLayout(options: {
  site: Site;
  kind: LayoutKind;
  language: Language;
  navigation: readonly NavigationItem[];
}): CompiledLayout {
  const { site, kind, language, navigation } = options;
  const say = words[language];
  const text = (value: string): string => escapeHtml(value.replace(/[⟦⟧]/g, ""));
  const items = navigation.map(
    ({ id, label, href }) => `<li><a href="${text(href)}"⟦current:${id}⟧>${text(label)}</a></li>`,
  );
  const others = languages
    .filter((other) => other !== language)
    .map((other) => `<a href="⟦alternate:${other}⟧" hreflang="${other}" lang="${other}">${names[other]}</a>`);
  const html = `<!doctype html>
<html lang="${language}"⟦preferences⟧>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>⟦title⟧ | ${text(site.name[language])}</title><meta name="description" content="⟦description⟧">⟦head⟧⟦runtime⟧</head>
<body><a href="#main">${say.skip}</a>⟦alert⟧
<header><p><a href="${localizedPath("/", language)}">${text(site.name[language])}</a> ${others.join(" ")}</p>
<nav aria-label="${say.menu}"><ul>${items.join("")}</ul></nav></header>
⟦breadcrumb⟧<main id="main" tabindex="-1">⟦main⟧</main>
<footer><p>${text(site.institution[language])}</p><p>${text(site.helpline.name[language])} ${text(site.helpline.telephone)}</p></footer>
</body></html>`;
  return compileLayout({
    kind,
    language,
    layout: {
      v: 1,
      build: plainBuild,
      html,
      templates: {
        breadcrumb: `<nav aria-label="${say.path}"><ol>⟦items⟧</ol></nav>`,
        crumb: `<li><a href="⟦href⟧">⟦label⟧</a></li>`,
        crumbCurrent: `<li aria-current="page">⟦label⟧</li>`,
        away: `<h2>⟦title⟧</h2><p>⟦message⟧</p><p>${say.away}: ⟦department⟧ ⟦telephone⟧</p>`,
        pageTitle: `<h1>⟦title⟧</h1>`,
        stale: `<p>${say.stale} (⟦time⟧)</p>`,
      },
      errors: {},
    },
  });
}

const names: Record<Language, string> = { ko: "한국어", en: "English" };
