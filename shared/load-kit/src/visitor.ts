import { check, sleep } from "k6";
import crypto from "k6/crypto";
import type { Acknowledgement } from "./acknowledgement.ts";
import { adornedAddress } from "./adorned-address.ts";
import { Browser, type BrowserRequest, type TextAnswer } from "./browser.ts";
import type { Collector } from "./collector.ts";
import { InPlaceNavigation } from "./in-place.ts";
import { JourneyEnded } from "./journey-ended.ts";
import { findMarkers, marker } from "./markers.ts";
import { isPageAddress } from "./page-address.ts";
import { filesOf, Page } from "./page.ts";
import type { Request, Requester } from "./request.ts";
import type { LoadSettings } from "./settings.ts";
import { thinkTime } from "./think-time.ts";
import { drawTraits, type VisitorTraits } from "./visitor-habits.ts";
import { zipfIndex } from "./zipf.ts";

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
  /** Drawn by the habits of the profile where nothing is said; then no robot. */
  readonly traits?: VisitorTraits;
  /** Instead of the journey's own: for what is not measured with it. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Somebody who comes back on another day: the same words, another browser. */
  readonly owner?: string;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/** One person with one browser, with scripts or without: cookies, an address, and words that nobody else types. */
export class Visitor implements Requester<Page> {
  /** Twelve random hexadecimal digits. */
  readonly owner: string;
  readonly traits: VisitorTraits;
  readonly #options: VisitorOptions;
  readonly #browser: Browser;
  readonly #inPlace: InPlaceNavigation;
  #here: Page | undefined;

  constructor(options: VisitorOptions) {
    const { settings } = options;
    this.#options = options;
    this.owner = options.owner ?? hexOf(crypto.randomBytes(6));
    this.traits = options.traits ?? drawTraits({ ...settings.profile.visitors, robots: 0 });
    this.#browser = new Browser({ ...options, owner: this.owner, traits: this.traits });
    this.#inPlace = new InPlaceNavigation(this.#browser, settings.profile.visitors);
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
    const { traits: _, ...options } = this.#options;
    return new Visitor({ ...options, owner: this.owner });
  }

  /**
   * Opens a page, following redirects: as a document, or in place as the shell's scripts do. Ends the journey where the status
   * is not an expected one (200).
   */
  open(path: string, expect: readonly number[] = [200]): Page {
    return (
      (expect.includes(200) ? this.#openInPlace(path) : undefined) ??
      this.send({ method: "GET", path, expect })
    );
  }

  /** Sends a request and follows where it leads, as a browser does. */
  send(request: Request): Page {
    const { answer, path } = this.#follow(request);
    if (!request.expect.includes(answer.status))
      this.stop(`${request.method} ${shape(request.path)} was answered ${answer.status}`);
    const page = new Page({
      visitor: this,
      path,
      status: answer.status,
      headers: answer.headers,
      text: answer.body ?? "",
    });
    if (isDocument(page)) this.#arriveAt(page);
    return page;
  }

  /** Fetches a file as it is. Ends the journey unless it comes. */
  download(path: string): Download {
    const { status, body, headers } = this.#browser.fetch({ method: "GET", path, expect: [200] });
    if (status !== 200) this.stop(`GET ${shape(path)} was answered ${status}`);
    const bytes = body ?? new ArrayBuffer(0);
    return {
      sha256: crypto.sha256(bytes, "hex"),
      bytes: bytes.byteLength,
      type: headers["Content-Type"] ?? "",
    };
  }

  /** Sends a request whose answer is lost on the way: it may have been carried out, or not. */
  sendAndLose(request: Request, patience: string): void {
    this.#browser.askAndLeave(request, patience);
  }

  /** One of several things in the order in which they are shown: the first is the most popular (Zipf). */
  pick<T>(shown: readonly [T, ...T[]]): T;
  pick<T>(shown: readonly T[]): T | undefined;
  pick<T>(shown: readonly T[]): T | undefined {
    return shown[zipfIndex(shown.length, this.#options.settings.profile.visitors.zipf)];
  }

  isPassing(text: string): boolean {
    const found = findMarkers(text, this.#options.settings.markerPrefix);
    return found.some(({ kind }) => kind === "replaced");
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

  #openInPlace(path: string): Page | undefined {
    const here = this.#here;
    if (!this.traits.scripts || here === undefined) return undefined;
    const from = { path: here.path, ownForm: here.hasOwnForm(), links: () => here.links(/./) };
    if (!this.#inPlace.takes(path, from)) return undefined;
    const found = this.#inPlace.load(path, from);
    if (found === undefined) return undefined;
    this.#here = new Page({ visitor: this, path: found.path, status: 200, headers: {}, text: found.html });
    return this.#here;
  }

  #follow(request: Request): { answer: TextAnswer; path: string } {
    const asked = this.#asBrowsersAsk(request);
    let answer = this.#browser.ask(asked);
    let { path } = request;
    for (let hops = 0; redirects.has(answer.status) && hops < mostRedirects; hops++) {
      path = this.pathOf(answer.headers["Location"] ?? "");
      answer = this.#browser.ask({
        ...this.#asBrowsersAsk({ method: "GET", path, expect: request.expect }),
        path,
      });
    }
    return { answer, path };
  }

  /** A page's address may come adorned, from a mail or an advertisement; its own parameters are never touched. */
  #asBrowsersAsk(request: Request): BrowserRequest {
    const { method, path } = request;
    const expect = [...request.expect, ...redirects];
    if (method !== "GET" || !isPageAddress(path)) return { ...request, expect };
    const headers = this.traits.robot ? {} : { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    return { ...request, expect, headers, path: this.traits.adornedAddress ? adornedAddress(path) : path };
  }

  /** A document is here: what belongs to it is fetched, and some look for their language first. */
  #arriveAt(page: Page): void {
    const first = this.#here === undefined;
    this.#here = page;
    if (!first) return;
    if (this.traits.emptyCache) this.#browser.fetchFiles(filesOf(page, this.traits.scripts));
    if (!this.traits.otherLanguage) return;
    const [other] = page.find("a[data-madang-alternate]:not([aria-current])").toArray();
    const address = other?.attr("href");
    if (address !== undefined) this.#follow({ method: "GET", path: address, expect: [200] });
  }
}

function isDocument({ headers }: Page): boolean {
  return (headers["Content-Type"] ?? "").startsWith("text/html");
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** An address as a kind: numbers and conditions differ from visitor to visitor. */
function shape(path: string): string {
  return path
    .replace(/\?.*/, "")
    .replace(/[0-9a-f-]{16,}/g, "…")
    .replace(/\d[\d-]*/g, "…");
}
