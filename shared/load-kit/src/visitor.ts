import { check, sleep } from "k6";
import crypto from "k6/crypto";
import http, { type RefinedResponse } from "k6/http";
import type { Acknowledgement } from "./acknowledgement.ts";
import type { Collector } from "./collector.ts";
import { CookieBox } from "./cookie-box.ts";
import { examineAnswer } from "./examine-answer.ts";
import { JourneyEnded } from "./journey-ended.ts";
import { marker } from "./markers.ts";
import { Page } from "./page.ts";
import type { Request, Requester } from "./request.ts";
import type { LoadSettings } from "./settings.ts";
import { thinkTime } from "./think-time.ts";

export interface Download {
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
}

export interface VisitorOptions {
  readonly module: string;
  readonly journey: string;
  readonly settings: LoadSettings;
  readonly collector: Collector;
  /** Somebody who comes back on another day: the same words, another browser. */
  readonly owner?: string;
}

type TextAnswer = RefinedResponse<"text">;

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/** One person with one browser without scripts: cookies, an address, and words that nobody else types. */
export class Visitor implements Requester<Page> {
  /** Twelve random hexadecimal digits. */
  readonly owner: string;
  readonly #options: VisitorOptions;
  readonly #cookies = new CookieBox();
  readonly #address: string;

  constructor(options: VisitorOptions) {
    this.#options = options;
    this.owner = options.owner ?? hexOf(crypto.randomBytes(6));
    this.#address = benchmarkAddress();
  }

  /** A word for one use (a letter or two), unique to this visitor. Put it into everything that is typed. */
  mark(use: string): string {
    return marker({
      prefix: this.#options.settings.markerPrefix,
      kind: "visitor",
      owner: this.owner,
      use,
    });
  }

  /** The same person with another browser: no cookies, another address. */
  onAnotherDevice(): Visitor {
    return new Visitor({ ...this.#options, owner: this.owner });
  }

  /** Opens a page, following redirects. Ends the journey where the status is not an expected one (200). */
  open(path: string, expect: readonly number[] = [200]): Page {
    return this.send({ method: "GET", path, expect });
  }

  /** Sends a request and follows where it leads, as a browser does. */
  send(request: Request): Page {
    let answer = this.#ask(request);
    let path = request.path;
    for (let hops = 0; redirects.has(answer.status) && hops < mostRedirects; hops++) {
      path = this.pathOf(answer.headers["Location"] ?? "");
      answer = this.#ask({ method: "GET", path, expect: request.expect });
    }
    const known = request.expect.includes(answer.status);
    if (!known) this.stop(`${request.method} ${shape(request.path)} was answered ${answer.status}`);
    return new Page({ visitor: this, path, answer });
  }

  /** Fetches a file as it is. Ends the journey unless it comes. */
  download(path: string): Download {
    const answer = http.get(this.#options.settings.origin + path, {
      ...this.#parameters([200]),
      responseType: "binary",
    });
    const body = answer.body ?? new ArrayBuffer(0);
    const { status, headers } = answer;
    this.#examine({ status, headers, body: asciiOf(body) }, { method: "GET", path });
    if (answer.status !== 200) this.stop(`GET ${shape(path)} was answered ${answer.status}`);
    return {
      sha256: crypto.sha256(body, "hex"),
      bytes: body.byteLength,
      type: answer.headers["Content-Type"] ?? "",
    };
  }

  /** Sends a request whose answer is lost on the way: it may have been carried out, or not. */
  sendAndLose(request: Request, patience: string): void {
    http.request(request.method, this.#options.settings.origin + request.path, request.body ?? null, {
      ...this.#parameters(request.expect, request.contentType),
      // No answer at all is what is wanted here.
      responseCallback: http.expectedStatuses(0, { min: 200, max: 599 }),
      timeout: patience,
      tags: { module: "lost", journey: "lost" },
    });
  }

  /** A fact that the journey relies on. Ends the journey where it does not hold; the name must not hold contents. */
  expect(name: string, holds: boolean): void {
    check(null, { [name]: () => holds });
    if (!holds) throw new JourneyEnded(name);
  }

  stop(reason: string): never {
    throw new JourneyEnded(reason);
  }

  /** Reads for a while. */
  think(): void {
    sleep(thinkTime(this.#options.settings.profile.think));
  }

  /** An address as a path on this site; the portal names itself in feeds by its public address. */
  pathOf(address: string): string {
    return address.replace(/^https?:\/\/[^/]+/, "");
  }

  /** Tells the runner what the portal has promised to keep. */
  acknowledged(promise: Pick<Acknowledgement, "reference" | "secret" | "fields" | "files">): void {
    const { module, journey, collector } = this.#options;
    collector.acknowledge({ ...promise, module, journey, owner: this.owner });
  }

  #ask(request: Request): TextAnswer {
    const answer = http.request(
      request.method,
      this.#options.settings.origin + request.path,
      request.body ?? null,
      this.#parameters([...request.expect, ...redirects], request.contentType),
    );
    this.#cookies.keep(answer);
    this.#examine({ ...answer, body: answer.body ?? "" }, request);
    return answer;
  }

  #parameters(expect: readonly number[], contentType?: string) {
    const { origin } = this.#options.settings;
    return {
      redirects: 0,
      responseType: "text" as const,
      jar: new http.CookieJar(),
      responseCallback: http.expectedStatuses(...expect),
      headers: {
        ...this.#cookies.header(),
        ...(contentType === undefined
          ? {}
          : { "content-type": contentType, origin, "sec-fetch-site": "same-origin" }),
        // Believed where the portal trusts the machine that loads it, as it trusts its own proxies.
        "x-forwarded-for": this.#address,
        "accept-encoding": "gzip",
      },
    };
  }

  #examine(
    answer: { status: number; headers: Readonly<Record<string, string>>; body: string },
    { method, path }: { method: string; path: string },
  ): void {
    const { settings, collector, module, journey } = this.#options;
    const violation = examineAnswer(
      {
        method,
        url: path,
        status: answer.status,
        headers: answer.headers,
        body: answer.body,
        receivedAt: Date.now(),
      },
      { prefix: settings.markerPrefix, owner: this.owner, embargoes: settings.embargoes },
    );
    if (violation !== undefined) collector.violated({ ...violation, module, journey });
  }
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** RFC 2544 sets 198.18.0.0/15 aside for benchmarks: nobody's address. */
function benchmarkAddress(): string {
  const [a = 0, b = 0, c = 0] = new Uint8Array(crypto.randomBytes(3));
  return `198.${18 + (a % 2)}.${b}.${c}`;
}

/** An address as a kind: numbers and conditions differ from visitor to visitor. */
function shape(path: string): string {
  return path
    .replace(/\?.*/, "")
    .replace(/[0-9a-f-]{16,}/g, "…")
    .replace(/\d[\d-]*/g, "…");
}

/** What a search for markers needs of bytes: each byte a character. */
function asciiOf(body: ArrayBuffer): string {
  const bytes = new Uint8Array(body);
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
