import { localizedPath, type Language, type Manifest } from "@madang/manifest";
import { escapeHtml } from "../escape-html.ts";

/** The menus of a portal that does not have the module yet, with what the module declares for them, at their ends. */
export function addNavigation(html: string, manifest: Manifest, language: Language): string {
  const missing = manifest.navigation.filter(
    ({ page }) => !html.includes(`data-madang-nav="${manifest.id}/${page}"`),
  );
  if (missing.length === 0) return html;
  const items = missing
    .toSorted((a, b) => a.order - b.order)
    .map(({ page, label }) => {
      const href = localizedPath(manifest.pages[page]?.path ?? "/", language);
      return `<li><a href="${escapeHtml(href)}" data-madang-nav="${manifest.id}/${page}">${escapeHtml(label[language])}</a></li>`;
    });
  return html.replace(lastOfMenu, (last) => last + items.join(""));
}

/** The last item of a list whose items carry navigation ids. */
const lastOfMenu = /<li><a\b[^>]*\bdata-madang-nav="[^"]*"[^>]*>(?:(?!<\/li>)[\s\S])*<\/li>(?=<\/ul>)/g;
