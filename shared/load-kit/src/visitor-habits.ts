/** Who the visitors are, as shares (0–1) of all: data of the profiles (loadtests/visitors.json). */
export interface VisitorHabits {
  /** With scripts: pages are swapped in place through navigation data, links fetched ahead. The others are browsers without. */
  readonly scripts: number;
  /** Of those with scripts: links fetched ahead when the pointer rests on them. */
  readonly prefetch: number;
  /** Come with a connection of their own; the others on one that is open, as behind a proxy that keeps some. */
  readonly newConnection: number;
  /** Have nothing of the portal's files yet: styles, scripts and containers are fetched with the first page. */
  readonly emptyCache: number;
  /** Have been here: pages that they hold are asked for with their ETag. */
  readonly returning: number;
  /** Come through an address that somebody has hung parameters on: campaigns, click identifiers, anything. */
  readonly adornedAddress: number;
  /** Look at the first page in another language too. */
  readonly otherLanguage: number;
  /** Robots that name themselves and crawl from the home page, instead of the journey. */
  readonly robots: number;
  /** Come over a mobile network, as this share of all. Without it everybody is as near as the load generator. */
  readonly mobile?: ({ readonly share: number } & MobileLine) | undefined;
  /** How popular the first of a list is: 0 is all alike, 1 the law that Zipf found for words. */
  readonly zipf: number;
}

export interface MobileLine {
  /** Bytes a second. */
  readonly download: number;
  /** Bytes a second. */
  readonly upload: number;
  /** Milliseconds there and back. */
  readonly roundTrip: number;
}

/** What one visitor turns out to be. */
export interface VisitorTraits {
  readonly scripts: boolean;
  readonly newConnection: boolean;
  readonly emptyCache: boolean;
  readonly returning: boolean;
  readonly adornedAddress: boolean;
  readonly otherLanguage: boolean;
  readonly robot: boolean;
  /** That everything travels over. */
  readonly line: MobileLine | undefined;
  readonly acceptEncoding: string;
  readonly acceptLanguage: string | undefined;
  readonly userAgent: string;
}

/** As browsers, proxies and programs write it: one meaning in many spellings, none of which may split a cache. */
const encodings = [
  "gzip, deflate, br, zstd",
  "gzip, deflate, br",
  "gzip",
  "GZIP, Deflate, BR",
  "br;q=1.0, gzip;q=0.8, *;q=0.1",
  "deflate,gzip;q=1.0,*;q=0.5",
  "identity",
] as const;

const languages = [
  "ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7",
  "ko",
  "ko-kr",
  "KO-KR, en;q=0.1",
  "en-US,en;q=0.9",
  "zh-CN,zh;q=0.9,ko;q=0.3",
  "vi-VN",
  "*",
  undefined,
] as const;

const agents = {
  desktop:
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 madang-loadtest",
  telephone:
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36 madang-loadtest",
  robot: "Mozilla/5.0 (compatible; MadangLoadtestBot/1.0)",
} as const;

export function drawTraits(habits: VisitorHabits, random: () => number = Math.random): VisitorTraits {
  const is = (share: number) => random() < share;
  const robot = is(habits.robots);
  const line = robot || !is(habits.mobile?.share ?? 0) ? undefined : habits.mobile;
  return {
    robot,
    line,
    scripts: !robot && is(habits.scripts),
    newConnection: is(habits.newConnection),
    emptyCache: !robot && is(habits.emptyCache),
    returning: !robot && is(habits.returning),
    adornedAddress: is(habits.adornedAddress),
    otherLanguage: is(habits.otherLanguage),
    acceptEncoding: oneOf(encodings, random),
    acceptLanguage: oneOf(languages, random),
    userAgent: agents[robot ? "robot" : line === undefined ? "desktop" : "telephone"],
  };
}

function oneOf<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T;
}
