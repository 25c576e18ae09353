import { parseHTML, type Selection } from "k6/html";
import { addressOf, Form } from "./form.ts";
import type { Requester } from "./request.ts";
import { startTags } from "./start-tags.ts";

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
    return this.#addresses("a", "href", pattern);
  }

  images(pattern: RegExp = /./): string[] {
    return this.#addresses("img", "src", pattern);
  }

  /** One of the matching links, the first the likeliest. Ends the journey where there is none. */
  link(pattern: RegExp, what: string): string {
    const links = this.#addresses("a", "href", pattern, (content) => !this.#visitor.isPassing(content));
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
    return startTags(this.text, "form").some((tag) => {
      const leadsHere = addressOf(tag.attribute("action") ?? "", this.path);
      return tag.attribute("method") === "post" && withoutQuery(leadsHere) === withoutQuery(this.path);
    });
  }

  #ownForms(): Form<Page>[] {
    const own = withoutQuery(this.path);
    return this.#forms().filter((form) => form.posts && withoutQuery(form.path) === own);
  }

  #forms(): Form<Page>[] {
    const elements = this.find("form").toArray();
    return elements.map((element) => new Form({ visitor: this.#visitor, from: this.path, element }));
  }

  #addresses(
    element: string,
    attribute: string,
    pattern: RegExp,
    counts: (content: string) => boolean = () => true,
  ): string[] {
    const found = startTags(this.text, element).flatMap((tag) => {
      const address = tag.attribute(attribute) ?? "";
      return address.startsWith("/") && pattern.test(address) && counts(tag.content) ? [address] : [];
    });
    return [...new Set(found)];
  }
}

/** Files that a document names: its styles, and with scripts these and the containers of what is interactive on it. */
export function filesOf(page: Page, scripts: boolean): string[] {
  const links = startTags(page.text, "link").filter((tag) => fetched.has(tag.attribute("rel") ?? ""));
  const styles = links.map((tag) => tag.attribute("href") ?? "");
  if (!scripts) return styles;
  const sources = startTags(page.text, "script").flatMap((tag) => tag.attribute("src") ?? []);
  const [, ...parts] = page.text.split('"entry":"/_assets/');
  const entries = parts.map((part) => `/_assets/${part.slice(0, part.indexOf('"'))}`);
  return [...new Set([...styles, ...sources, ...entries])];
}

const fetched: ReadonlySet<string> = new Set(["stylesheet", "preload"]);

function withoutQuery(path: string): string {
  return path.replace(/\?.*/, "");
}
