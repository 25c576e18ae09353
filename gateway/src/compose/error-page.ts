import { localizedPath, type Language } from "@madang/manifest";
import type { Preferences } from "../preferences/preferences.ts";
import type { CompiledLayout, ErrorContent } from "./compile-layout.ts";
import { escapeHtml } from "./escape.ts";
import type { PageContent } from "./page-content.ts";
import { plainText } from "./plain-texts.ts";

/** The shell's page for a status, else that of its class, else plain words of our own. */
export function errorContent(layout: CompiledLayout, status: number): ErrorContent {
  const near = layout.errors.get(status) ?? layout.errors.get(status >= 500 ? 500 : 400);
  if (near !== undefined) return near;
  const { title, text } = plainText(status, layout.language);
  return { title, html: Buffer.from(`<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`) };
}

/** The portal's own page for a status, in the working layout. */
export function errorPage(options: {
  layout: CompiledLayout;
  language: Language;
  status: number;
  preferences: Preferences;
  origin: string;
  /** In place of what the shell says of the status. */
  content?: ErrorContent | undefined;
}): PageContent {
  const { layout, language, status, preferences, origin, content } = options;
  const { title, html } = content ?? errorContent(layout, status);
  return {
    layout,
    kind: layout.kind,
    language,
    title,
    description: "",
    breadcrumb: [],
    main: [html],
    shown: [],
    current: undefined,
    // Settings made on an error page lead home: its own address may be what was wrong.
    address: localizedPath("/", language),
    alternates: {},
    canonical: undefined,
    noindex: true,
    preferences,
    origin,
  };
}
