import { encodeFragment, localizedPath, slotMarker, type Language, type Manifest } from "@madang/manifest";
import { escapeHtml } from "../escape-html.ts";
import { slotsPath } from "./frame-record.ts";

export interface FrameFragment {
  readonly html: string;
  readonly description: string;
}

/** Every page of the module that needs no parameter, and its slots. */
export function indexFragment(manifest: Manifest, language: Language): FrameFragment {
  const title = manifest.name[language];
  const pages = Object.entries(manifest.pages).map(([name, { path }]) =>
    path.includes(":") ? `<li>${escapeHtml(`${name}: ${path}`)}</li>` : item(name, path, language),
  );
  const slots = slotsOf(manifest).map((slot) => item(slot, `${slotsPath}/${slot}`, language));
  const html = `<div class="m-head"><h1>${escapeHtml(title)}</h1></div><h2>pages</h2><ul>${pages.join("")}</ul><h2>slots</h2><ul>${slots.join("")}</ul>`;
  return { html, description: describe(title) };
}

/** The module's boxes as they stand in a slot. */
export function slotFragment(
  manifest: Manifest,
  slot: string,
  language: Language,
): FrameFragment | undefined {
  if (!slotsOf(manifest).includes(slot)) return undefined;
  const items = Object.values(manifest.boxes).some((box) => box.slot === slot && box.frame === "item");
  const marker = slotMarker(slot);
  return {
    html: items ? `<ul>${marker}</ul>` : marker,
    description: describe(`${manifest.name[language]}: ${slot}`, [slot]),
  };
}

export function slotsOf({ boxes }: Manifest): string[] {
  return [...new Set(Object.values(boxes).map(({ slot }) => slot))];
}

function item(name: string, path: string, language: Language): string {
  const href = localizedPath(path, language);
  return `<li><a href="${escapeHtml(href)}">${escapeHtml(name)}: ${escapeHtml(href)}</a></li>`;
}

function describe(title: string, slots: string[] = []): string {
  return encodeFragment({ v: 1, view: "index", title, breadcrumb: [{ label: title }], slots });
}
