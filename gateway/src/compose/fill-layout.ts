import { defaultLanguage } from "@madang/manifest";
import type { Hole } from "./compile-template.ts";
import { breadcrumbMarkup } from "./breadcrumb.ts";
import { escapeHtml } from "./escape.ts";
import { headMarkup } from "./head.ts";
import type { PageContent } from "./page-content.ts";
import { runtimeBlock, runtimeMarkup } from "./runtime-block.ts";
import { preferenceAttributes, type Preferences } from "../preferences/preferences.ts";

/** The whole page as bytes to be sent one after the other; bodies are handed on and never read. */
export function fillLayout(content: PageContent, alert: readonly Buffer[]): Buffer[] {
  const { segments, holes } = content.layout;
  const chunks: Buffer[] = [];
  for (const [index, segment] of segments.entries()) {
    chunks.push(segment);
    const hole = holes[index];
    if (hole !== undefined) chunks.push(...bytesFor(hole, content, alert));
  }
  return joined(chunks);
}

/** Bytes up to which a piece is copied to its neighbours: each piece of its own costs more on its way out. */
const small = 8192;

function joined(chunks: readonly Buffer[]): Buffer[] {
  const pieces: Buffer[] = [];
  let run: Buffer[] = [];
  const endRun = (): void => {
    if (run.length > 0) pieces.push(run.length === 1 ? (run[0] as Buffer) : Buffer.concat(run));
    run = [];
  };
  for (const chunk of chunks) {
    if (chunk.length <= small) run.push(chunk);
    else {
      endRun();
      pieces.push(chunk);
    }
  }
  endRun();
  return pieces;
}

/** `main` and `alert` are bytes already; every other value is made here. */
export function bytesFor(hole: Hole, content: PageContent, alert: readonly Buffer[]): readonly Buffer[] {
  if (hole.name === "main") return content.main;
  if (hole.name === "alert") return alert;
  return [Buffer.from(markupFor(hole, content))];
}

/** The kind of hole decides how its value is escaped (layout.ts of the manifest package). */
function markupFor({ name, argument = "" }: Hole, content: PageContent): string {
  switch (name) {
    case "title":
      return escapeHtml(content.title);
    case "description":
      return escapeHtml(content.description);
    case "preferences":
      return preferenceAttributes(content.preferences);
    case "head":
      return headMarkup(content);
    case "breadcrumb":
      return breadcrumbMarkup(content.layout, content.breadcrumb);
    case "runtime":
      return runtimeMarkup(runtimeBlock(content));
    case "return":
      return escapeHtml(content.address);
    case "current":
      return argument === content.current ? ' aria-current="true"' : "";
    case "pressed":
      return String(isPressed(argument, content.preferences));
    case "alternate":
      return escapeHtml(alternateAddress(argument, content));
    default:
      return "";
  }
}

function isPressed(argument: string, { text, contrast }: Preferences): boolean {
  return argument === `text:${text}` || argument === `contrast:${contrast}`;
}

/** A page without a counterpart leads to the home page in that language, never to a dead end. */
function alternateAddress(language: string, { alternates }: PageContent): string {
  const known = Object.entries(alternates).find(([name]) => name === language)?.[1];
  return known ?? (language === defaultLanguage ? "/" : `/${language}`);
}
