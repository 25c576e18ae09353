import { randomBytes } from "node:crypto";
import { localizedPath, type Language, type Layout, type LayoutKind } from "@madang/manifest";
import { cliErrors } from "../../errors.ts";
import { layoutFromPage, type FramePage } from "./layout-from-page.ts";

const answerTime = 10_000;
const longestPage = 4 * 1024 * 1024;

/** The frame of a portal, of which nothing is known but its public address. */
export class PortalFrame {
  readonly #portal: string;

  constructor(portal: string) {
    this.#portal = portal;
  }

  /** Throws CLI_PORTAL_PAGE where the portal does not answer with a page, CLI_FRAME_UNKNOWN where it has none of our frames. */
  async layout(
    language: Language,
    kind: LayoutKind,
    change: (html: string) => string = (html) => html,
  ): Promise<Layout> {
    const page = await this.#page(language);
    return layoutFromPage({ ...page, html: change(page.html) }, kind === "bare" ? "page" : kind);
  }

  async #page(language: Language): Promise<FramePage> {
    const nowhere = localizedPath(`/madang-dev-${randomBytes(6).toString("hex")}`, language);
    const [page, home] = await Promise.all([this.#fetch(nowhere), this.#fetch(localizedPath("/", language))]);
    const wide = /<main class="([^"]*)"/.exec(home)?.[1];
    return {
      address: this.#portal + nowhere,
      html: page,
      language,
      mainClass: wide === undefined ? {} : { wide },
    };
  }

  async #fetch(path: string): Promise<string> {
    const address = this.#portal + path;
    try {
      const answer = await fetch(address, {
        headers: { accept: "text/html" },
        redirect: "manual",
        signal: AbortSignal.timeout(answerTime),
      });
      const type = answer.headers.get("content-type") ?? "no type";
      if (!type.startsWith("text/html")) throw new TypeError(`it answered ${answer.status} with ${type}`);
      const html = await answer.text();
      if (html.length > longestPage) throw new RangeError("its page is too long");
      return html;
    } catch (error) {
      throw cliErrors.create("PORTAL_PAGE", { address, reason: reasonOf(error) }, error);
    }
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : message;
}
