import type { IncomingMessage, ServerResponse } from "node:http";
import * as fc from "fast-check";
import { fragmentKey } from "../../src/fragments/fragment-key.ts";
import type { Gateway } from "../../src/gateway.ts";
import { pageKey } from "../../src/pages/page-key.ts";
import { askedPage } from "../../src/pages/page-visit.ts";
import { preferencesCookie, preferenceValues } from "../../src/preferences/preferences.ts";
import { readAddress } from "../../src/request/read-address.ts";
import { beginVisit } from "../../src/request/visit.ts";
import { buildTable } from "../../src/routes/build-table.ts";
import { findPage } from "../../src/routes/find-route.ts";
import { recordOf, words } from "../records.ts";

/** What a visitor wants, apart from how it is spelt. */
export interface Wish {
  readonly site: string;
  readonly build: string;
  readonly layout: string;
  readonly as: "page" | "data";
  readonly language: "ko" | "en";
  readonly text: string;
  readonly contrast: string;
  readonly segments: readonly string[];
  /** Declared parameters alone, in declared order. */
  readonly query: readonly (readonly [name: string, values: readonly string[]])[];
}

/** How it is written on the wire. */
export interface Spelling {
  /** Characters of path and query are percent-encoded where the bit of their position says so. */
  readonly encoded: number;
  readonly lowerHex: boolean;
  readonly plusForSpace: boolean;
  /** Undeclared parameters among the declared ones. */
  readonly noise: readonly string[];
  /** Parameters of different names change places. */
  readonly reversed: boolean;
  readonly otherCookies: boolean;
}

export const declared = ["a", "b1", "q"] as const;

/** Texts that run into each other wherever a boundary is forgotten. */
const tricky = fc.constantFrom(
  "a",
  "b",
  "ab",
  "1",
  "1:a",
  "2:",
  "0:",
  "한",
  "é",
  "e\u0301",
  "x y",
  "x+y",
  "&",
  "=",
  "a=b",
  "%",
  "%25",
  "~",
  "'",
  "?",
  "#",
  "ko",
  "en",
  "_data",
);
const word = fc.array(tricky, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(""));

export const wishes: fc.Arbitrary<Wish> = fc.record({
  site: fc.constantFrom("hanul", "hanul-ko", "hanul1"),
  build: fc.constantFrom("build0001", "build00011", "build0002"),
  layout: fc.constantFrom("shell0001", "shell0002"),
  as: fc.constantFrom("page", "data"),
  language: fc.constantFrom("ko", "en"),
  text: fc.constantFrom(...preferenceValues.text),
  contrast: fc.constantFrom(...preferenceValues.contrast),
  // A page's first segment is never the portal's own (see pageSchema).
  segments: fc
    .array(word, { maxLength: 2 })
    .filter(([first]) => !["ko", "en", "_data"].includes(first ?? "")),
  query: fc
    .tuple(
      ...declared.map((name) =>
        fc.tuple(fc.constant(name), fc.array(fc.oneof(word, fc.constant("")), { maxLength: 2 })),
      ),
    )
    .map((pairs) => pairs.filter(([, values]) => values.length > 0)),
});

export const spellings: fc.Arbitrary<Spelling> = fc.record({
  encoded: fc.nat(),
  lowerHex: fc.boolean(),
  plusForSpace: fc.boolean(),
  noise: fc.array(fc.constantFrom("utm_source=x", "A=1", "fbclid=%E0", "b=2", "aa", "="), { maxLength: 3 }),
  reversed: fc.boolean(),
  otherCookies: fc.boolean(),
});

export const plainSpelling: Spelling = {
  encoded: 0,
  lowerHex: false,
  plusForSpace: true,
  noise: [],
  reversed: false,
  otherCookies: false,
};

/** Every record has pages of every depth, so that a wish names one page at least. */
const manifest = {
  id: "news",
  pages: {
    home: { path: "/", title: words("a"), access: "public", query: [...declared], cache: { fresh: 60 } },
    one: { path: "/:x", title: words("a"), access: "public", query: [...declared], cache: { fresh: 60 } },
    two: { path: "/:x/:y", title: words("a"), access: "public", query: [...declared], cache: { fresh: 60 } },
  },
} as const;

const tables = new Map<string, ReturnType<typeof buildTable>>();

function tableOf(build: string): ReturnType<typeof buildTable> {
  const known = tables.get(build);
  if (known !== undefined) return known;
  const pages = Object.fromEntries(
    Object.entries(manifest.pages).map(([name, page]) => [name, { ...page, query: [...declared] }]),
  );
  const table = buildTable({
    records: [recordOf({ id: manifest.id, pages }, { build })],
    upstreamOf: ({ module }) => ({ module }) as never,
  });
  tables.set(build, table);
  return table;
}

export interface Keys {
  readonly page: string;
  readonly fragment: string;
}

/** The keys that the request gets on the gateway's own way from its bytes; undefined where it is refused or sent elsewhere. */
export function keysOf(wish: Wish, spelling: Spelling): Keys | undefined {
  const table = tableOf(wish.build);
  const url = targetOf(wish, spelling);
  const request = {
    url,
    method: "GET",
    headers: { cookie: cookieOf(wish, spelling), host: "localhost" },
    rawHeaders: [],
  };
  const visit = beginVisit(request as never as IncomingMessage, {} as ServerResponse, () => ({
    address: "",
    protocol: "http",
    trusted: false,
  }));
  const address = readAddress(url);
  if (address.kind !== "page" && address.kind !== "data") return undefined;
  visit.wantsJson = address.kind === "data";
  const layouts = { get: () => ({ version: wish.layout }) };
  const gateway = { site: { id: wish.site }, layouts } as never as Gateway;
  const route = findPage(table, address.path);
  const question = askedPage({ gateway, visit, table, route, address });
  return {
    page: pageKey({
      mark: question.table.mark,
      ...question,
      kind: address.kind,
      site: wish.site,
      preferences: visit.preferences,
    }),
    fragment: fragmentKey({ site: wish.site, language: question.language, route, path: question.path }),
  };
}

function targetOf({ as, language, segments, query }: Wish, spelling: Spelling): string {
  const path = segments.map((segment) => `/${spell(segment, spelling, false)}`).join("");
  const prefix = `${as === "data" ? "/_data" : ""}${language === "en" ? "/en" : ""}`;
  const groups = query.map(([name, values]) =>
    values.map((value) => `${name}=${spell(value, spelling, true)}`),
  );
  const pairs = (spelling.reversed ? groups.toReversed() : groups).flat();
  const all = spelling.noise.flatMap((noise, index) => [noise, ...pairs.slice(index, index + 1)]);
  const search = [...all, ...pairs.slice(spelling.noise.length)].join("&");
  const whole = prefix + path || "/";
  return search === "" ? whole : `${whole}?${search}`;
}

/** Only what the grammar of an address leaves open is left to the spelling. */
function spell(text: string, { encoded, lowerHex, plusForSpace }: Spelling, inQuery: boolean): string {
  return [...text]
    .map((character, index) => {
      if (inQuery && character === " " && plusForSpace) return "+";
      const must = !/[A-Za-z0-9~_.-]/.test(character);
      if (!must && ((encoded >> (index % 24)) & 1) === 0) return character;
      const hex = [...Buffer.from(character)]
        .map((byte) => `%${byte.toString(16).padStart(2, "0")}`)
        .join("");
      return lowerHex ? hex : hex.toUpperCase();
    })
    .join("");
}

function cookieOf({ text, contrast }: Wish, { otherCookies }: Spelling): string {
  const own = `${preferencesCookie}=${text}.${contrast}`;
  return otherCookies ? `session=1; ${own}; x=${preferencesCookie}` : own;
}
