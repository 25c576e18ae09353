import type { RefinedResponse, ResponseType } from "k6/http";

/**
 * A visitor's cookies. Browsers treat http://localhost as secure (W3C Secure Contexts section 3.1) and send Secure cookies there;
 * k6's own jar does not, so that a visitor would be a new one with every request.
 */
export class CookieBox {
  readonly #values = new Map<string, string>();

  keep(answer: RefinedResponse<ResponseType>): void {
    for (const [name, cookies] of Object.entries(answer.cookies)) {
      const last = cookies.at(-1);
      if (last === undefined) continue;
      if (last.value === "") this.#values.delete(name);
      else this.#values.set(name, last.value);
    }
  }

  header(): { cookie?: string } {
    if (this.#values.size === 0) return {};
    return { cookie: [...this.#values].map(([name, value]) => `${name}=${value}`).join("; ") };
  }
}
