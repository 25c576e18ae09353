import type { RuntimeBlock } from "@madang/manifest";
import { announce } from "./announcement.ts";
import { fitsInto, rememberBuilds, type ShownBuilds } from "./compatibility.ts";
import { hasOwnForm, mainElement, showPage } from "./frame.ts";
import { hydrateIn, unmountIn } from "./hydration-loader.ts";
import { showLoading } from "./loading.ts";
import { report } from "../report.ts";
import { isPageAddress, isSameDocument } from "./page-address.ts";
import type { LoadedPage } from "./page-data.ts";
import { PageStore } from "./page-store.ts";
import { ScrollMemory, scrollToFragment } from "./scroll-memory.ts";
import { addStylesheets, removeOtherStylesheets } from "./stylesheets.ts";

/** Takes the tab from page to page without leaving the document. Any trouble becomes a full navigation. */
export class PageNavigator {
  readonly #store = new PageStore();
  readonly #scroll: ScrollMemory;
  readonly #shown: ShownBuilds = new Map();
  #runtime: RuntimeBlock;
  /** The page in the document; differs from `location` while history is moving. */
  #here = new URL(location.href);
  #visit = 0;

  constructor(runtime: RuntimeBlock) {
    this.#runtime = runtime;
    this.#scroll = new ScrollMemory({ leavesEntry: runtime.holdsForm === true });
    rememberBuilds(this.#shown, runtime);
    if (this.#scroll.hasPosition) this.#scroll.restore();
  }

  /**
   * Whether this link or form is one for `visit`. Personal pages are documents of their own, entered and left by the
   * browser: it asks before it drops what was typed, and nothing personal stays in the tab. So is a page that holds a form.
   */
  takes(url: URL): boolean {
    return (
      this.#runtime.holdsForm !== true &&
      isPageAddress(url, this.#here) &&
      !(isSameDocument(url, this.#here) && url.hash !== "") &&
      !this.#store.isPersonal(url) &&
      !hasOwnForm(mainElement(), this.#here)
    );
  }

  /** The browser is about to move within the document. */
  leavePlace(): void {
    this.#scroll.save();
  }

  prefetch(url: URL): void {
    if (this.takes(url) && !isSameDocument(url, this.#here)) this.#store.prefetch(url);
  }

  /** Follows a link or sends a GET form. */
  async visit(url: URL): Promise<void> {
    this.#scroll.save();
    await this.#go(url, this.#store.load(url), (page) => {
      const address = page.data.url + url.hash;
      this.#scroll.begin(
        isSameDocument(new URL(address, url), this.#here) ? { replace: address } : { push: address },
      );
      return () => scrollToFragment(url.hash);
    });
  }

  /** Shows the page of the history entry that the browser has moved to. */
  async traverse(state: unknown): Promise<void> {
    const url = new URL(location.href);
    this.#scroll.enter(state);
    if (isSameDocument(url, this.#here)) {
      this.#visit++;
      this.#here = url;
      this.#scroll.restore();
    } else await this.#go(url, this.#store.recall(url), () => () => this.#scroll.restore());
  }

  async #go(url: URL, loading: Promise<LoadedPage>, enter: (page: LoadedPage) => () => void): Promise<void> {
    const visit = ++this.#visit;
    const done = showLoading(mainElement());
    try {
      const page = await loading;
      if (visit !== this.#visit) return;
      if (page.personal || !fitsInto(this.#runtime, this.#shown, page.data.runtime)) return leave(url);
      await addStylesheets(page.data.styles);
      if (visit !== this.#visit) return;
      this.#show(page, enter(page));
    } catch {
      if (visit === this.#visit) leave(url);
    } finally {
      done();
    }
  }

  #show({ data }: LoadedPage, settle: () => void): void {
    const main = mainElement();
    unmountIn(main);
    showPage(data);
    removeOtherStylesheets(data.styles);
    this.#runtime = data.runtime;
    this.#here = new URL(location.href);
    rememberBuilds(this.#shown, data.runtime);
    main.focus({ preventScroll: true });
    settle();
    announce(data.title);
    hydrate(main, data.runtime);
  }
}

/** A runtime that does not load leaves the server's HTML, which works; the page is no worse than without scripts. */
export function hydrate(scope: Element, runtime: RuntimeBlock): void {
  hydrateIn(scope, runtime).catch((error: unknown) => report("hydration is off:", error));
}

/** The browser's own navigation. At the present address (history has moved already) that is a reload. */
function leave(url: URL): void {
  if (url.href === location.href) location.reload();
  else location.assign(url);
}
