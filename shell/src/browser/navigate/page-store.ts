import { fetchPage, type LoadedPage } from "./page-data.ts";
import { pageKey } from "./page-address.ts";

const capacity = 8;
/** Milliseconds for which a page fetched ahead stands for a fetch at the click. */
const ahead = 15_000;

interface Entry {
  readonly page: LoadedPage;
  readonly at: number;
}

/** Pages under way and a few of the last ones, in this tab's memory only. */
export class PageStore {
  readonly #underWay = new Map<string, Promise<LoadedPage>>();
  readonly #pages = new Map<string, Entry>();
  readonly #personal = new Set<string>();

  /** For a link or form: what was fetched a moment ago, or is being fetched, or now. */
  async load(url: URL): Promise<LoadedPage> {
    const entry = this.#pages.get(pageKey(url));
    if (entry !== undefined && performance.now() - entry.at < ahead) return entry.page;
    return (await this.#underWay.get(pageKey(url))?.catch(() => undefined)) ?? this.#fetch(url, false);
  }

  /** For back and forward: the page as it was left, like the browser's own history. */
  async recall(url: URL): Promise<LoadedPage> {
    return this.#pages.get(pageKey(url))?.page ?? this.load(url);
  }

  /** Fetches before it is asked for. What turned out to be personal is not fetched ahead again. */
  prefetch(url: URL): void {
    const key = pageKey(url);
    if (this.#pages.has(key) || this.#underWay.has(key) || this.#personal.has(url.pathname)) return;
    this.#fetch(url, true).catch(() => this.#personal.add(url.pathname));
  }

  /** Whether the page has turned out to be one that is never kept. */
  isPersonal(url: URL): boolean {
    return this.#personal.has(url.pathname);
  }

  async #fetch(url: URL, prefetch: boolean): Promise<LoadedPage> {
    const key = pageKey(url);
    const request = fetchPage(url, { prefetch });
    this.#underWay.set(key, request);
    try {
      const page = await request;
      if (page.personal) this.#personal.add(url.pathname);
      else if (page.data.status < 400) this.#keep(key, page);
      return page;
    } finally {
      if (this.#underWay.get(key) === request) this.#underWay.delete(key);
    }
  }

  #keep(key: string, page: LoadedPage): void {
    this.#pages.delete(key);
    this.#pages.set(key, { page, at: performance.now() });
    const oldest = this.#pages.keys().next();
    if (this.#pages.size > capacity && !oldest.done) this.#pages.delete(oldest.value);
  }
}
