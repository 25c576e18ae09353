import { MadangError } from "@madang/errors";
import { feedErrors } from "../errors.ts";

export interface FetchedFeed {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What the server said of the encoding. */
  readonly charset: string | undefined;
  /** Where it was found in the end. */
  readonly url: string;
  readonly size: number | undefined;
}

export interface FetchPatience {
  /** Milliseconds until the answer begins, and between two pieces of it. */
  readonly silence: number;
  /** Milliseconds for all of it. */
  readonly whole: number;
}

const patience: FetchPatience = { silence: 30_000, whole: 30 * 60_000 };
const mostRedirects = 5;

/**
 * Fetches a feed over http or https, following a few redirects to nothing else. Throws FEED_ADDRESS_NOT_WEB, FEED_FETCH_FAILED,
 * FEED_FETCH_STATUS, FEED_FETCH_REDIRECTS, FEED_FETCH_SILENT.
 */
export async function fetchFeed(
  address: string,
  signal?: AbortSignal,
  { silence, whole }: FetchPatience = patience,
): Promise<FetchedFeed> {
  const clock = new FetchClock({ address, silence, whole, signal });
  try {
    const answer = await follow(webAddress(address), clock);
    const type = answer.response.headers.get("content-type") ?? "";
    const length = Number(answer.response.headers.get("content-length") ?? Number.NaN);
    return {
      bytes: clock.watched(answer.response.body ?? new ReadableStream()),
      charset: /charset\s*=\s*"?([\w.:-]+)/i.exec(type)?.[1],
      url: answer.url,
      size: answer.response.headers.has("content-encoding") || Number.isNaN(length) ? undefined : length,
    };
  } catch (error) {
    clock.stop();
    throw clock.explained(error);
  }
}

async function follow(
  start: string,
  clock: FetchClock,
): Promise<{ readonly response: Response; readonly url: string }> {
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    clock.arm();
    const response = await fetch(shown(url), {
      redirect: "manual",
      signal: clock.signal,
      headers: { ...headers, ...credentialsIn(url) },
    });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      url = webAddress(URL.parse(location, url)?.href ?? location);
      continue;
    }
    if (response.status === 200) return { response, url: shown(url) };
    await response.body?.cancel();
    throw feedErrors.create("FETCH_STATUS", { url: shown(url), status: response.status });
  }
  throw feedErrors.create("FETCH_REDIRECTS", { url: shown(start), limit: mostRedirects });
}

const headers = {
  accept:
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
  "user-agent": "Madang feed import",
};

function webAddress(address: string): string {
  const url = URL.parse(address);
  if (url === null || !["http:", "https:"].includes(url.protocol))
    throw feedErrors.create("ADDRESS_NOT_WEB", { url: shown(address) });
  return url.href;
}

/** Name and password of an address go to that address alone, in a field (RFC 7617), and never into a message. */
function credentialsIn(address: string): Record<string, string> {
  const { username, password } = new URL(address);
  if (username === "") return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

/** Without a password that stands in it. */
function shown(address: string): string {
  return address.replace(/\/\/[^/@\s]*@/, "//");
}

/** Ends a fetch that falls silent or never ends; says so in words. */
class FetchClock {
  readonly #address: string;
  readonly #silence: number;
  readonly #controller = new AbortController();
  readonly #whole: NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;
  readonly signal: AbortSignal;

  constructor(options: FetchPatience & { address: string; signal: AbortSignal | undefined }) {
    this.#address = shown(options.address);
    this.#silence = options.silence;
    this.#whole = setTimeout(() => this.#end(options.whole), options.whole);
    this.signal =
      options.signal === undefined
        ? this.#controller.signal
        : AbortSignal.any([options.signal, this.#controller.signal]);
  }

  arm(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(this.#silence), this.#silence);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#whole);
  }

  explained(error: unknown): unknown {
    if (error instanceof MadangError) return error;
    const { reason } = this.#controller.signal;
    if (reason instanceof MadangError) return reason;
    if (this.signal.aborted) return error;
    const cause = (error as Error).cause;
    const said = cause instanceof Error ? cause.message : (error as Error).message;
    return feedErrors.create("FETCH_FAILED", { url: this.#address, reason: said }, error);
  }

  async *watched(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      this.arm();
      for await (const chunk of body) {
        this.stopSilence();
        yield chunk;
        this.arm();
      }
    } catch (error) {
      throw this.explained(error);
    } finally {
      this.stop();
      this.#controller.abort();
    }
  }

  /** Whoever reads takes his time: only the server's silence counts. */
  stopSilence(): void {
    clearTimeout(this.#timer);
  }

  #end(milliseconds: number): void {
    const seconds = Math.ceil(milliseconds / 1000);
    this.#controller.abort(feedErrors.create("FETCH_SILENT", { url: this.#address, seconds }));
  }
}
