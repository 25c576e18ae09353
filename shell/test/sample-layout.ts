import { readFileSync } from "node:fs";
import {
  languages,
  layoutKinds,
  parseSite,
  type Language,
  type Layout,
  type LayoutKind,
  type LayoutRequest,
  type ShellAssets,
  type Site,
} from "@madang/manifest";
import { renderLayout } from "../src/layouts/render-layout.tsx";

export const siteFile = new URL("../sites/hanul.json", import.meta.url).pathname;
export const site: Site = parseSite(JSON.parse(readFileSync(siteFile, "utf8")), siteFile);

const integrity = `sha384-${"A".repeat(64)}`;

export const assets: ShellAssets = {
  v: 1,
  build: "0123456789ab",
  baseSheet: { href: "/_assets/shell/0123456789ab/base.css", integrity },
  navigate: { href: "/_assets/shell/0123456789ab/navigate.js", integrity },
  hydrate: { href: "/_assets/shell/0123456789ab/hydrate.js", integrity },
  fonts: ["/_assets/shell/0123456789ab/text.woff2"],
};

export const everyFrame = languages.flatMap((language) => layoutKinds.map((kind) => ({ language, kind })));

export interface Frame {
  readonly language: Language;
  readonly kind: LayoutKind;
}

export function requestFor({ language, kind }: Frame): LayoutRequest {
  const prefix = language === "ko" ? "" : `/${language}`;
  const navigation = [
    { id: "petitions/home", label: language === "ko" ? "민원" : "Petitions", href: `${prefix}/petitions` },
    { id: "notices/list", label: language === "ko" ? "고시·공고" : "Notices", href: `${prefix}/notices` },
  ];
  return { site: site.id, language, kind, navigation };
}

export function layoutOf(
  frame: Frame,
  changes: { site?: Site; request?: Partial<LayoutRequest> } = {},
): Layout {
  return renderLayout({
    request: { ...requestFor(frame), ...changes.request },
    site: changes.site ?? site,
    assets,
  });
}

/** Names of the holes in the order of the markup. */
export function holesIn(html: string): string[] {
  return [...html.matchAll(/⟦([^⟦⟧]*)⟧/g)].map(([, name = ""]) => name);
}

/** As the gateway fills it: markup holes with nothing or a piece of markup, the others with words. */
export function filled(html: string): string {
  return html
    .replaceAll("⟦preferences⟧", ' data-text="large"')
    .replaceAll("⟦main⟧", "<h1>제목</h1>")
    .replaceAll("⟦head⟧", '<link rel="canonical" href="https://hanul.example/">')
    .replaceAll(/⟦current:petitions\/home⟧/g, ' aria-current="true"')
    .replaceAll(/⟦(breadcrumb|alert|runtime|current:[^⟧]*)⟧/g, "")
    .replaceAll(/⟦pressed:[^⟧]*⟧/g, "false")
    .replaceAll(/⟦(return|alternate:[a-z]+)⟧/g, "/news")
    .replaceAll(/⟦[a-z]+⟧/g, "낱말");
}
