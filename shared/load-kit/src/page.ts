import { parseHTML, type Selection } from "k6/html";
import { Form } from "./form.ts";
import type { Requester } from "./request.ts";

/** What a visitor sees: read once, when something is looked for. */
export class Page {
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly #visitor: Requester<Page>;
  #document: Selection | undefined;

  constructor(options: {
    visitor: Requester<Page>;
    path: string;
    status: number;
    headers: Readonly<Record<string, string>>;
    text: string;
  }) {
    this.#visitor = options.visitor;
    this.path = options.path;
    this.status = options.status;
    this.headers = options.headers;
    this.text = options.text;
  }

  find(selector: string): Selection {
    this.#document ??= parseHTML(this.text);
    return this.#document.find(selector);
  }

  json(): unknown {
    return JSON.parse(this.text);
  }

  /** Addresses on this site that match, each once, in the order of the page. */
  links(pattern: RegExp): string[] {
    return this.#addresses("a[href]", "href", pattern);
  }

  images(pattern: RegExp = /./): string[] {
    return this.#addresses("img[src]", "src", pattern);
  }

  /** One of the matching links, the first the likeliest. Ends the journey where there is none. */
  link(pattern: RegExp, what: string): string {
    const links = this.#addresses("a[href]", "href", pattern, (text) => !this.#visitor.isPassing(text));
    this.#visitor.expect(`there is a link to ${what}`, links.length > 0);
    return this.#visitor.pick(links) ?? "";
  }

  /** The form that has a field of this name. Ends the journey where there is none. */
  form(field: string): Form<Page> {
    const found = this.#forms().find((form) => form.has(field));
    this.#visitor.expect(`there is a form with the field ${field}`, found !== undefined);
    if (found === undefined) throw new TypeError("unreachable: the visitor has stopped");
    return found;
  }

  /** The form that posts to this page's own address, as the pages of a portal do. Ends the journey where there is none. */
  ownForm(): Form<Page> {
    const found = this.#ownForms()[0];
    this.#visitor.expect("there is a form that posts to its own page", found !== undefined);
    if (found === undefined) throw new TypeError("unreachable: the visitor has stopped");
    return found;
  }

  hasForm(field: string): boolean {
    return this.find(`form [name="${field}"]`).size() > 0;
  }

  /** Whether it has a form that posts to its own address. */
  hasOwnForm(): boolean {
    return this.text.includes("<form") && this.#ownForms().length > 0;
  }

  #ownForms(): Form<Page>[] {
    const own = this.path.replace(/\?.*/, "");
    return this.#forms().filter((form) => form.posts && form.path.replace(/\?.*/, "") === own);
  }

  #forms(): Form<Page>[] {
    const elements = this.find("form").toArray();
    return elements.map((element) => new Form({ visitor: this.#visitor, from: this.path, element }));
  }

  #addresses(
    selector: string,
    attribute: string,
    pattern: RegExp,
    counts: (text: string) => boolean = () => true,
  ): string[] {
    const found = this.find(selector)
      .toArray()
      .filter((element) => counts(element.text()))
      .map((element) => element.attr(attribute) ?? "")
      .filter((address) => address.startsWith("/") && pattern.test(address));
    return [...new Set(found)];
  }
}

/** Files that a document names: its styles, and with scripts these and the containers of what is interactive on it. */
export function filesOf(page: Page, scripts: boolean): string[] {
  const attributes = (selector: string, name: string) =>
    page
      .find(selector)
      .toArray()
      .map((element) => element.attr(name) ?? "");
  const styles = attributes('link[rel="stylesheet"], link[rel="preload"]', "href");
  if (!scripts) return styles;
  const containers = /"entry":"(\/_assets\/[^"]+)"/g;
  const entries = [...page.text.matchAll(containers)].map(([, entry]) => entry ?? "");
  return [...new Set([...styles, ...attributes("script[src]", "src"), ...entries])];
}
