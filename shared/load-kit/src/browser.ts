import crypto from "k6/crypto";
import encoding from "k6/encoding";
import http, { type RefinedResponse } from "k6/http";
import { overLine } from "k6/x/madang";
import type { Collector } from "./collector.ts";
import { CookieBox } from "./cookie-box.ts";
import { examineAnswer } from "./examine-answer.ts";
import { countOutcome } from "./outcome-counter.ts";
import type { LoadSettings } from "./settings.ts";
import { StoredPages } from "./stored-pages.ts";
import type { VisitorTraits } from "./visitor-habits.ts";

export interface BrowserOptions {
  readonly module: string;
  readonly journey: string;
  readonly settings: LoadSettings;
  readonly collector: Collector;
  readonly traits: VisitorTraits;
  /** Whose words may come back. */
  readonly owner: string;
  /** Instead of the journey's own: for what is not measured with it. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface BrowserRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string | undefined;
  readonly contentType?: string | undefined;
  /** Others count as failed answers. */
  readonly expect: readonly number[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the journey's own module: what a visitor's program does by itself. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export type TextAnswer = RefinedResponse<"text">;

const stored = new StoredPages();

/** One browser: cookies, an address, its habits. Every answer is examined, and what the cache did is counted. */
export class Browser {
  readonly #options: BrowserOptions;
  readonly #cookies = new CookieBox();
  readonly #address = benchmarkAddress();
  #requests = 0;

  constructor(options: BrowserOptions) {
    this.#options = options;
  }

  /** An answer as text. A returning visitor's browser says what it holds, and shows that where it is still right. */
  ask(request: BrowserRequest): TextAnswer {
    const key = `${request.headers?.["accept"] ?? ""} ${this.#url(request)}`;
    const held = this.#mayRevalidate(request) ? stored.find(key) : undefined;
    const headers = held === undefined ? {} : { "if-none-match": held.etag };
    const expect = held === undefined ? request.expect : [...request.expect, 304];
    const askedAt = Date.now();
    const answer = http.request(request.method, this.#url(request), request.body ?? null, {
      ...this.#parameters({ ...request, expect, headers: { ...request.headers, ...headers } }),
      responseType: "text",
    });
    this.#cookies.keep(answer);
    countOutcome(answer.headers, this.#tags(request));
    const confirmed = held !== undefined && answer.status === 304;
    // What the portal says is still right, is examined as if it had been sent again.
    const shown = confirmed ? { ...answer, status: 200, body: held.body } : answer;
    this.#examine({ ...shown, body: shown.body ?? "", askedAt }, request);
    if (confirmed) return shown;
    if (answer.status === 200 && this.#mayRevalidate(request))
      stored.keep(key, answer.headers, answer.body ?? "");
    return answer;
  }

  /** An answer's bytes. */
  fetch(request: BrowserRequest): RefinedResponse<"binary"> {
    const askedAt = Date.now();
    const answer = http.request(request.method, this.#url(request), null, {
      ...this.#parameters(request),
      responseType: "binary",
    });
    countOutcome(answer.headers, this.#tags(request));
    const { status, headers, body } = answer;
    this.#examine({ status, headers, body: asciiOf(body ?? new ArrayBuffer(0)), askedAt }, request);
    return answer;
  }

  /** Files of builds, all at once as browsers do; their content is nobody's. */
  fetchFiles(paths: readonly string[]): void {
    const tags = { module: "files", journey: this.#options.module };
    const requests = paths.map((path) => {
      const request: BrowserRequest = { method: "GET", path, expect: [200], tags };
      return {
        method: "GET",
        url: this.#url(request),
        params: { ...this.#parameters(request), responseType: "none" as const },
      };
    });
    for (const answer of http.batch(requests)) countOutcome(answer.headers, tags);
  }

  /** Sends a request and goes away before the answer is here: no answer at all is what is wanted. */
  askAndLeave(request: BrowserRequest, patience: string): void {
    http.request(request.method, this.#url(request), request.body ?? null, {
      ...this.#parameters(request),
      responseCallback: http.expectedStatuses(0, { min: 200, max: 599 }),
      timeout: patience,
      tags: { module: "lost", journey: "lost" },
    });
  }

  #tags({ tags }: Pick<BrowserRequest, "tags">): Record<string, string> {
    return { ...this.#options.tags, ...tags };
  }

  #mayRevalidate({ method }: BrowserRequest): boolean {
    return method === "GET" && this.#options.traits.returning;
  }

  #url({ path }: BrowserRequest): string {
    return this.#options.settings.origin + path;
  }

  #parameters({ expect, contentType, headers, tags }: BrowserRequest) {
    const { origin } = this.#options.settings;
    const { traits } = this.#options;
    this.#requests++;
    // One virtual user is many browsers, one after the other.
    overLine(traits.line);
    return {
      redirects: 0,
      jar: new http.CookieJar(),
      responseCallback: http.expectedStatuses(...expect),
      tags: { ...this.#tags({ tags }), ...(traits.line === undefined ? {} : { line: "mobile" }) },
      headers: {
        ...this.#cookies.header(),
        ...(contentType === undefined
          ? {}
          : { "content-type": contentType, origin, "sec-fetch-site": "same-origin" }),
        // Believed where the portal trusts the machine that loads it, as it trusts its own proxies.
        "x-forwarded-for": this.#address,
        "user-agent": traits.userAgent,
        "accept-encoding": traits.acceptEncoding,
        ...(traits.acceptLanguage === undefined ? {} : { "accept-language": traits.acceptLanguage }),
        // k6 keeps connections from visitor to visitor: ended with the first answer, the next request opens this visitor's own.
        ...(traits.newConnection && this.#requests === 1 ? { connection: "close" } : {}),
        ...headers,
      },
    };
  }

  #examine(
    answer: { status: number; headers: Readonly<Record<string, string>>; body: string; askedAt: number },
    { method, path }: BrowserRequest,
  ): void {
    const { settings, collector, module, journey, owner } = this.#options;
    const { status, headers, body, askedAt } = answer;
    const violation = examineAnswer(
      { method, url: path, status, headers, body, askedAt, receivedAt: Date.now() },
      {
        prefix: settings.markerPrefix,
        owner,
        embargoes: settings.embargoes,
        module,
        goneFrom: (item) => collector.goneFrom(item),
      },
    );
    if (violation !== undefined) collector.violated({ ...violation, module, journey });
  }
}

/** RFC 2544 sets 198.18.0.0/15 aside for benchmarks: nobody's address. */
function benchmarkAddress(): string {
  const [a = 0, b = 0, c = 0] = new Uint8Array(crypto.randomBytes(3));
  return `198.${18 + (a % 2)}.${b}.${c}`;
}

/**
 * What a search for markers needs of bytes: ASCII as it is, whatever the rest becomes. By way of base64, because both steps are k6's own;
 * a loop over bytes in its interpreter costs more than everything else that a visitor does.
 */
function asciiOf(body: ArrayBuffer): string {
  return encoding.b64decode(encoding.b64encode(body), "std", "s");
}
