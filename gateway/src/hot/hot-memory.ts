import type { IncomingMessage } from "node:http";
import type { ReadyAnswer } from "./ready-answer.ts";

/** What tells requests of one address apart. */
interface Place {
  readonly host: string;
  readonly encoding: string | undefined;
  readonly language: string | undefined;
  readonly cookie: string;
  answer: ReadyAnswer;
}

/** Of one address: codings, languages, preferences, and builds while a canary is active; more is a client that tries every value of a field. */
const mostPlaces = 32;

/** A request that names more than this to be told apart is not a usual one. */
const mostSelecting = 512;

/**
 * Ready answers by what the client wrote, in two generations: when the young one is full the old one goes, and whatever of it was used
 * meanwhile has moved. So the bytes are bounded without any order to keep on a hit.
 */
export class HotMemory {
  readonly #budget: number;
  #young = new Map<string, Place[]>();
  #old = new Map<string, Place[]>();
  #bytes = 0;

  /** Bytes of addresses, heads and bodies, both generations together. */
  constructor(budget: number) {
    this.#budget = budget;
  }

  find(request: IncomingMessage, cookie: string): ReadyAnswer | undefined {
    const url = request.url ?? "";
    const young = this.#young.get(url);
    const place = young === undefined ? undefined : placeOf(young, request, cookie);
    return place === undefined ? this.#promote(url, request, cookie) : place.answer;
  }

  keep(request: IncomingMessage, cookie: string, answer: ReadyAnswer): void {
    const { host = "", "accept-encoding": encoding, "accept-language": language } = request.headers;
    const url = request.url ?? "";
    const selecting = (encoding?.length ?? 0) + (language?.length ?? 0) + host.length;
    if (selecting > mostSelecting) return;
    this.#add(url, { host, encoding, language, cookie, answer });
    this.#bytes += url.length + selecting + answer.bytes;
    if (this.#bytes > this.#budget / 2) this.#age();
  }

  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
    this.#bytes = 0;
  }

  #promote(url: string, request: IncomingMessage, cookie: string): ReadyAnswer | undefined {
    const places = this.#old.get(url);
    const place = places === undefined ? undefined : placeOf(places, request, cookie);
    if (place === undefined) return undefined;
    this.keep(request, cookie, place.answer);
    return place.answer;
  }

  #add(url: string, place: Place): void {
    const places = this.#young.get(url) ?? [];
    const rest = places.filter((one) => !isSame(one, place));
    this.#young.set(url, [place, ...rest.slice(0, mostPlaces - 1)]);
  }

  #age(): void {
    this.#old = this.#young;
    this.#young = new Map();
    this.#bytes = 0;
  }
}

function placeOf(places: readonly Place[], { headers }: IncomingMessage, cookie: string): Place | undefined {
  for (const place of places)
    if (
      place.host === headers.host &&
      place.encoding === headers["accept-encoding"] &&
      place.language === headers["accept-language"] &&
      place.cookie === cookie
    )
      return place;
  return undefined;
}

function isSame(a: Place, b: Place): boolean {
  return a.host === b.host && a.encoding === b.encoding && a.language === b.language && a.cookie === b.cookie;
}
