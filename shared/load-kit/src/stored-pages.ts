/** What a browser has kept of public pages, to ask for with their ETag. */
export interface StoredPage {
  readonly etag: string;
  readonly body: string;
}

const capacity = 24;

/**
 * The pages that the returning visitors of one virtual user hold; k6 gives each virtual user a memory of its own. Public pages alone:
 * what may not be stored (RFC 9111 section 5.2.2.5) is not, and so nothing of one visitor reaches another here.
 */
export class StoredPages {
  readonly #pages = new Map<string, StoredPage>();

  find(key: string): StoredPage | undefined {
    return this.#pages.get(key);
  }

  keep(key: string, headers: Readonly<Record<string, string>>, body: string): void {
    const etag = headers["Etag"];
    if (etag === undefined || /\bno-store\b/i.test(headers["Cache-Control"] ?? "")) return;
    this.#pages.delete(key);
    this.#pages.set(key, { etag, body });
    const oldest = this.#pages.keys().next();
    if (this.#pages.size > capacity && !oldest.done) this.#pages.delete(oldest.value);
  }
}
