import * as fc from "fast-check";
import { words, type ModuleInput } from "../records.ts";
import { luggages, type Luggage } from "./persons.ts";

/** How a module answers one kind of question: honest or not, it is not believed where persons are concerned. */
export interface Manner {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly setsCookie: boolean;
}

export interface Place {
  readonly path: string;
  readonly kind: "page" | "api";
  readonly personal: boolean;
  readonly manner: Manner;
}

/** Two persons ask for the same place at the same moment, each with fields of their own. */
export interface Step {
  readonly place: number;
  readonly method: "GET" | "HEAD" | "POST";
  readonly variant: number;
  readonly asData: boolean;
  readonly luggage: readonly [Luggage, Luggage];
}

export interface World {
  readonly manifest: ModuleInput;
  readonly places: readonly Place[];
  /** By box, how it answers. */
  readonly boxes: readonly Manner[];
  readonly steps: readonly Step[];
}

const cacheControls = fc.constantFrom(
  // More often than not something is stored: a world that keeps nothing shows nothing.
  ...Array.from({ length: 8 }, () => "public, max-age=600"),
  "public, max-age=600",
  "public, s-maxage=600, stale-while-revalidate=60, stale-if-error=600",
  "max-age=600",
  "S-MaxAge=600",
  "no-store",
  "NO-STORE, max-age=600",
  "private",
  'Private="set-cookie", max-age=600',
  "no-cache",
  'no-cache="set-cookie", max-age=600',
  "must-understand, max-age=600",
  'max-age="600"',
  "max-age=600, must-revalidate",
  "immutable, max-age=99999999",
);

const manners: fc.Arbitrary<Manner> = fc.record({
  status: fc.constantFrom(200, 200, 200, 200, 203, 404, 410, 500),
  setsCookie: fc.boolean(),
  fields: fc
    .record(
      {
        "cache-control": cacheControls,
        "cdn-cache-control": cacheControls,
        "madang-cache-control": cacheControls,
        expires: fc.constantFrom("0", "Thu, 01 Jan 2099 00:00:00 GMT"),
        vary: fc.constantFrom(
          "cookie",
          "*",
          "accept-language",
          "authorization",
          "x-unknown",
          "accept-encoding",
        ),
        etag: fc.constantFrom('"v1"', 'W/"v1"'),
        "last-modified": fc.constant("Sun, 01 Nov 2026 00:00:00 GMT"),
        "madang-tags": fc.constantFrom("a", "a b", "  ", "a\tb"),
        "surrogate-key": fc.constant("a"),
      },
      { requiredKeys: [] },
    )
    .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))),
});

const cacheRules = fc.option(
  fc.record({
    fresh: fc.constantFrom(0, 1, 600, 600),
    staleWhileRevalidate: fc.constantFrom(0, 60),
    staleIfError: fc.constantFrom(0, 600),
  }),
  { nil: undefined },
);

interface PageIdea {
  readonly personal: boolean;
  readonly hasParameter: boolean;
  readonly declares: boolean;
  readonly cache: { fresh: number; staleWhileRevalidate: number; staleIfError: number } | undefined;
  readonly manner: Manner;
}

const pageIdeas: fc.Arbitrary<PageIdea> = fc.record({
  personal: fc.boolean(),
  hasParameter: fc.boolean(),
  declares: fc.boolean(),
  cache: cacheRules,
  manner: manners,
});

const stepsFor = (places: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      place: fc.nat({ max: places - 1 }),
      method: fc.constantFrom("GET", "GET", "GET", "GET", "HEAD", "POST"),
      variant: fc.nat({ max: 1 }),
      asData: fc.boolean(),
      luggage: fc.tuple(luggages, luggages),
    }),
    { minLength: 8, maxLength: 24 },
  );

export const worlds: fc.Arbitrary<World> = fc
  .record({
    pages: fc.array(pageIdeas, { minLength: 1, maxLength: 4 }),
    boxes: fc.array(fc.record({ cache: cacheRules, manner: manners }), { maxLength: 2 }),
    api: fc.record({ personal: fc.boolean(), cache: cacheRules, manner: manners, own: manners }),
  })
  .chain((idea) => {
    const world = {
      manifest: manifestFor(idea),
      places: placesOf(idea),
      boxes: idea.boxes.map(({ manner }) => manner),
    };
    return stepsFor(world.places.length).map((steps) => ({ ...world, steps }));
  });

interface Idea {
  readonly pages: readonly PageIdea[];
  readonly boxes: readonly { readonly cache: PageIdea["cache"] }[];
  readonly api: {
    readonly personal: boolean;
    readonly cache: PageIdea["cache"];
    readonly manner: Manner;
    readonly own: Manner;
  };
}

function manifestFor({ pages, boxes, api }: Idea): ModuleInput {
  const page = ({ personal, hasParameter, declares, cache }: PageIdea, index: number) => ({
    path: `/p${index}${hasParameter ? "/:x" : ""}`,
    title: words(`page ${index}`),
    access: personal ? ("personal" as const) : ("public" as const),
    form: personal,
    query: declares ? ["q"] : [],
    ...(personal || cache === undefined ? {} : { cache }),
  });
  const box = ({ cache }: { cache: PageIdea["cache"] }, index: number) => ({
    slot: "home",
    title: words(`box ${index}`),
    ...(cache === undefined ? {} : { cache }),
  });
  const named = <T>(prefix: string, list: readonly T[]): Record<string, T> =>
    Object.fromEntries(list.map((one, index) => [`${prefix}${index}`, one]));
  return {
    id: "news",
    pages: named("p", pages.map(page)),
    boxes: named("b", boxes.map(box)),
    api: {
      prefix: "/api/news",
      access: api.personal ? "personal" : "public",
      personal: api.personal ? [] : ["/own"],
      query: ["q"],
      ...(api.personal || api.cache === undefined ? {} : { cache: api.cache }),
    },
  };
}

function placesOf({ pages, api }: Idea): Place[] {
  return [
    ...pages.map(({ personal, hasParameter, manner }, index): Place => ({
      path: `/p${index}${hasParameter ? "/1" : ""}`,
      kind: "page",
      personal,
      manner,
    })),
    { path: "/api/news/open", kind: "api", personal: api.personal, manner: api.manner },
    { path: "/api/news/own", kind: "api", personal: true, manner: api.own },
    { path: "/api/news/own/deeper", kind: "api", personal: true, manner: api.own },
  ];
}
