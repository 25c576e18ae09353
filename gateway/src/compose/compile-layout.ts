import { hash } from "node:crypto";
import {
  holeFamilies,
  holes as plainHoles,
  type Language,
  type Layout,
  type LayoutKind,
} from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";
import { plainPreview } from "./plain-preview.ts";
import { compileTemplate, splitAtHoles, type Hole, type Template } from "./compile-template.ts";

/** A layout ready to be filled: bytes between holes, worked out once. */
export interface CompiledLayout {
  readonly build: string;
  /** Another text has another version, whoever built it: part of what composed pages are stored under. */
  readonly version: string;
  readonly kind: LayoutKind;
  readonly language: Language;
  /** One more than there are holes. */
  readonly segments: readonly Buffer[];
  readonly holes: readonly Hole[];
  /** Addresses of the layout's own stylesheets, for Early Hints. */
  readonly styles: readonly string[];
  readonly breadcrumb: Template;
  readonly crumb: Template;
  readonly crumbCurrent: Template;
  readonly away: Template;
  readonly pageTitle: Template;
  readonly stale: Template;
  /** Says that a page is a preview, and how to leave it. */
  readonly preview: Template;
  readonly errors: ReadonlyMap<number, ErrorContent>;
}

export interface ErrorContent {
  readonly title: string;
  readonly html: Buffer;
}

/** Without one of these a page would be nameless, empty or without its styles. */
const needed = ["title", "preferences", "head", "main", "runtime"] as const;

/** Throws GATEWAY_LAYOUT_HOLES: a layout is taken whole or not at all. */
export function compileLayout(options: {
  layout: Layout;
  kind: LayoutKind;
  language: Language;
}): CompiledLayout {
  const { layout, kind, language } = options;
  const subject = `${kind} (${language}, build ${layout.build})`;
  const { texts, holes } = splitAtHoles(layout.html, subject);
  refuseProblems(subject, [...unknownHoles(holes), ...missingHoles(holes)]);
  return {
    build: layout.build,
    version: hash("sha256", JSON.stringify(layout), "base64url").slice(0, 16),
    kind,
    language,
    segments: texts.map((text) => Buffer.from(text)),
    holes,
    styles: stylesheetsOf(layout.html),
    ...compileTemplates(layout, language, subject),
    errors: errorsOf(layout, subject),
  };
}

function compileTemplates({ templates }: Layout, language: Language, subject: string) {
  const preview = templates.preview ?? plainPreview(language);
  const compile = (name: keyof Layout["templates"], holes: string[], raw: string[] = []): Template =>
    compileTemplate({
      html: { ...templates, preview }[name],
      subject: `${subject}, template ${name}`,
      holes,
      raw,
    });
  return {
    breadcrumb: compile("breadcrumb", ["items"], ["items"]),
    crumb: compile("crumb", ["label", "href"]),
    crumbCurrent: compile("crumbCurrent", ["label"]),
    away: compile("away", ["title", "message", "department", "telephone"]),
    pageTitle: compile("pageTitle", ["title"]),
    stale: compile("stale", ["time"]),
    preview: compile("preview", ["module", "name", "until", "return"]),
  };
}

function errorsOf(layout: Layout, subject: string): Map<number, ErrorContent> {
  return new Map(
    Object.entries(layout.errors).map(([status, { title, html }]) => {
      compileTemplate({ html, subject: `${subject}, error ${status}`, holes: [] });
      return [Number(status), { title, html: Buffer.from(html) }];
    }),
  );
}

function unknownHoles(holes: readonly Hole[]): string[] {
  return holes
    .filter(({ name, argument }) => !Object.hasOwn(argument === undefined ? plainHoles : holeFamilies, name))
    .map(({ name, argument }) => `⟦${name}${argument === undefined ? "" : `:${argument}`}⟧ is unknown`);
}

function missingHoles(holes: readonly Hole[]): string[] {
  return needed
    .map((name) => ({ name, count: holes.filter((hole) => hole.name === name).length }))
    .filter(({ name, count }) => count === 0 || (count > 1 && name !== "title"))
    .map(({ name, count }) => `⟦${name}⟧ stands there ${count} times, it must stand there once`);
}

function refuseProblems(subject: string, problems: readonly string[]): void {
  if (problems.length > 0)
    throw gatewayErrors.create("LAYOUT_HOLES", { subject, problems: problems.slice(0, 6).join("; ") });
}

function stylesheetsOf(html: string): string[] {
  const links = html.match(/<link\b[^>]*\brel="stylesheet"[^>]*>/g) ?? [];
  return links.flatMap((link) => /\bhref="(\/_assets\/[A-Za-z0-9._/-]+)"/.exec(link)?.[1] ?? []);
}
