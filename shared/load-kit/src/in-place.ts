import { sleep } from "k6";
import type { Browser, TextAnswer } from "./browser.ts";
import { dataAddress, isPageAddress } from "./page-address.ts";
import type { VisitorHabits } from "./visitor-habits.ts";

/** What the shell's runtime does for visitors with scripts (shell/src/browser/navigate): pages come as data and are swapped in place. */
export interface InPlacePage {
  readonly path: string;
  /** As much of the document as differs. */
  readonly html: string;
}

/** The page that a visitor stands on. */
export interface Standing {
  readonly path: string;
  /** Whether it has a form that posts to the page itself: it is left by the browser, which asks first. */
  readonly ownForm: boolean;
  /** Other pages that it leads to. */
  readonly links: () => readonly string[];
}

const redirects = [301, 302, 303, 307, 308];
/** How often a pointer rests on another link on its way. */
const passing = 0.3;
/** A pointer rests on a link before it is clicked. */
const dwell = { least: 0.07, most: 0.4 };

export class InPlaceNavigation {
  readonly #browser: Browser;
  readonly #habits: VisitorHabits;
  /** Pages that turned out to be personal: documents of their own from then on. */
  readonly #personal = new Set<string>();

  constructor(browser: Browser, habits: VisitorHabits) {
    this.#browser = browser;
    this.#habits = habits;
  }

  takes(path: string, from: Standing | undefined): boolean {
    return (
      from !== undefined &&
      !from.ownForm &&
      isPageAddress(path) &&
      languagePrefix(path) === languagePrefix(from.path) &&
      !this.#personal.has(pathname(path))
    );
  }

  /** The page in place, or nothing: then the browser navigates by itself. */
  load(path: string, from: Standing): InPlacePage | undefined {
    return this.#ahead(path, from) ?? (this.#personal.has(pathname(path)) ? undefined : this.#fetch(path));
  }

  /** Pointers rest on links: on the one that is clicked, and on some that are not. */
  #ahead(path: string, from: Standing): InPlacePage | undefined {
    if (Math.random() >= this.#habits.prefetch) return undefined;
    if (Math.random() < passing) this.#passBy(path, from);
    const page = this.#prefetch(path);
    sleep(dwell.least + Math.random() * (dwell.most - dwell.least));
    return page;
  }

  #passBy(path: string, from: Standing): void {
    const passed = from.links().find((link) => link !== path && this.takes(link, from));
    if (passed !== undefined) this.#prefetch(passed);
  }

  /** Nobody is harmed where a guess is refused: 204 for a personal page, 429 or 503 where the portal has no room. */
  #prefetch(path: string): InPlacePage | undefined {
    const answer = this.#browser.ask({
      method: "GET",
      path: dataAddress(path),
      expect: [200, 204, 404, 429, 503, ...redirects],
      headers: { accept: "application/json", purpose: "prefetch" },
    });
    if (answer.status === 204) this.#personal.add(pathname(path));
    return this.#pageOf(answer, path);
  }

  #fetch(path: string): InPlacePage | undefined {
    const answer = this.#browser.ask({
      method: "GET",
      path: dataAddress(path),
      expect: [200, ...redirects],
      headers: { accept: "application/json", "sec-fetch-site": "same-origin" },
    });
    return this.#pageOf(answer, path);
  }

  #pageOf(answer: TextAnswer, path: string): InPlacePage | undefined {
    const { status, headers, body } = answer;
    if (status !== 200 || !(headers["Content-Type"] ?? "").startsWith("application/json")) return undefined;
    if (/\bno-store\b/i.test(headers["Cache-Control"] ?? "")) {
      this.#personal.add(pathname(path));
      return undefined;
    }
    const data = JSON.parse(body ?? "") as { url: string; title: string; main: string };
    return { path: data.url, html: `<title>${data.title}</title><main>${data.main}</main>` };
  }
}

function pathname(path: string): string {
  return path.replace(/[?#].*/, "");
}

function languagePrefix(path: string): string {
  return /^\/[a-z]{2}(?=[/?]|$)/.exec(path)?.[0] ?? "";
}
