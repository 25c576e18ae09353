import type { NavigationData } from "@madang/manifest";
import { mainClass } from "../../layouts/main-class.ts";
import { parseMarkup } from "./trusted-types.ts";

/** Places of the layout that belong to the page: shell/src/browser/README.md lists them. */
export function mainElement(): HTMLElement {
  const main = document.querySelector("main");
  if (main === null) throw new TypeError("The layout has no main element.");
  return main;
}

/** Whether the page is one to fill in: its form is posted to its own address (docs/architecture.md). */
export function hasOwnForm(main: Element, page: URL): boolean {
  return [...main.querySelectorAll('form[method="post" i]')].some(
    (form) => new URL(form.getAttribute("action") ?? "", page).pathname === page.pathname,
  );
}

/** Puts the page into the frame: everything that differs from page to page, but styles and hydration. */
export function showPage(data: NavigationData): void {
  replaceContent("[data-madang-breadcrumb]", data.breadcrumb);
  (document.querySelector("[data-madang-main]") ?? mainElement()).replaceChildren(parseMarkup(data.main));
  showLayout(data.runtime.layout);
  document.title = documentTitle(data.title);
  markCurrent(data.current);
  updateAddresses(data);
  for (const menu of document.querySelectorAll("header details[open]")) menu.removeAttribute("open");
}

/** As the layout writes it: the page's title, then the site's name. */
function documentTitle(title: string): string {
  const site = document.querySelector<HTMLMetaElement>('meta[property="og:site_name"]')?.content;
  return site === undefined ? title : `${title} | ${site}`;
}

function showLayout(layout: string): void {
  document.documentElement.dataset["layout"] = layout;
  if (isLayoutKind(layout)) mainElement().className = mainClass[layout];
}

function isLayoutKind(layout: string): layout is keyof typeof mainClass {
  return Object.hasOwn(mainClass, layout);
}

function replaceContent(selector: string, markup: string): void {
  document.querySelector(selector)?.replaceChildren(parseMarkup(markup));
}

function markCurrent(current: string | undefined): void {
  for (const link of document.querySelectorAll("[data-madang-nav]")) {
    if (link.getAttribute("data-madang-nav") === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function updateAddresses({ url, alternates }: NavigationData): void {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  if (canonical !== null) canonical.href = new URL(url, location.origin).href;
  for (const [language, address] of Object.entries(alternates)) {
    const head = document.querySelector<HTMLLinkElement>(`link[rel="alternate"][hreflang="${language}"]`);
    if (head !== null) head.href = new URL(address, location.origin).href;
    for (const link of document.querySelectorAll(`[data-madang-alternate="${language}"]`))
      link.setAttribute("href", address);
  }
  for (const field of document.querySelectorAll<HTMLInputElement>(
    'form[action="/preferences"] input[name="return"]',
  ))
    field.value = url;
}
