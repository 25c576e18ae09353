import { parseHTML, type Selection } from "k6/html";
import type { RefinedResponse } from "k6/http";
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

  constructor(options: { visitor: Requester<Page>; path: string; answer: RefinedResponse<"text"> }) {
    const { visitor, path, answer } = options;
    this.#visitor = visitor;
    this.path = path;
    this.status = answer.status;
    this.headers = answer.headers;
    this.text = answer.body ?? "";
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

  /** One of the matching links, whichever. Ends the journey where there is none. */
  link(pattern: RegExp, what: string): string {
    const links = this.links(pattern);
    this.#visitor.expect(`there is a link to ${what}`, links.length > 0);
    return links[Math.floor(Math.random() * links.length)] ?? "";
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
    const own = this.path.replace(/\?.*/, "");
    const found = this.#forms().find((form) => form.posts && form.path.replace(/\?.*/, "") === own);
    this.#visitor.expect("there is a form that posts to its own page", found !== undefined);
    if (found === undefined) throw new TypeError("unreachable: the visitor has stopped");
    return found;
  }

  hasForm(field: string): boolean {
    return this.find(`form [name="${field}"]`).size() > 0;
  }

  #forms(): Form<Page>[] {
    const elements = this.find("form").toArray();
    return elements.map((element) => new Form({ visitor: this.#visitor, from: this.path, element }));
  }

  #addresses(selector: string, attribute: string, pattern: RegExp): string[] {
    const found = this.find(selector)
      .toArray()
      .map((element) => element.attr(attribute) ?? "")
      .filter((address) => address.startsWith("/") && pattern.test(address));
    return [...new Set(found)];
  }
}
