import { localizedPath, type Language, type Layout } from "@madang/manifest";

const words = {
  ko: { where: "현재 위치", home: "처음", away: "지금은 보여 드릴 수 없습니다" },
  en: { where: "You are here", home: "Home", away: "This cannot be shown now" },
} as const;

/** Pieces that no single page of the portal shows; in the classes of the design system. */
export const frameTemplates: Readonly<Record<Language, Layout["templates"]>> = {
  ko: templatesIn("ko"),
  en: templatesIn("en"),
};

function templatesIn(language: Language): Layout["templates"] {
  const { where, home, away } = words[language];
  return {
    breadcrumb: `<nav class="m-crumb" aria-label="${where}"><ol><li><a href="${localizedPath("/", language)}">${home}</a></li>⟦items⟧</ol></nav>`,
    crumb: '<li><a href="⟦href⟧">⟦label⟧</a></li>',
    crumbCurrent: '<li><span aria-current="page">⟦label⟧</span></li>',
    away: `<p><strong>⟦title⟧</strong>: ${away}. ⟦message⟧ ⟦department⟧ ⟦telephone⟧</p>`,
    pageTitle: '<div class="m-head"><h1>⟦title⟧</h1></div>',
    stale: "<p>⟦time⟧</p>",
  };
}
