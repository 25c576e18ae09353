import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { compareContracts } from "../../../src/check/contract/compare-contracts.ts";
import type { ModuleContract } from "../../../src/check/contract/module-contract.ts";
import { api, contract, page, type SampleOperation } from "./sample-contract.ts";

type Change = Partial<ModuleContract>;
type Case = [name: string, last: Change, next: Change, expected: readonly string[]];

/** `kind subject: text`, one line each. */
function linesOf(last: Change, next: Change): string[] {
  return compareContracts(contract(last), contract(next)).map(
    ({ kind, subject, text, served }) =>
      `${kind} ${subject}: ${text}${served === undefined ? "" : ` [${served}]`}`,
  );
}

const detail = page("/library/:id");
const numbered = (schema: z.ZodType) => ({
  ...detail,
  values: { params: z.toJSONSchema(z.object({ id: schema }), { io: "input" }), query: {} },
});

const pages: Case[] = [
  ["nothing", {}, {}, []],
  [
    "a page that is gone",
    { pages: { list: page("/library"), detail } },
    { pages: { list: page("/library") } },
    ["breaking pages.detail: the page detail (/library/:id) is gone"],
  ],
  [
    "a page that is gone while another answers its addresses",
    { pages: { old: page("/library/old"), detail } },
    { pages: { detail } },
    [
      "breaking pages.old: the page old (/library/old) is gone [the page detail (/library/:id) answers these addresses]",
    ],
  ],
  [
    "a page that moved",
    { pages: { detail } },
    { pages: { detail: page("/library/books/:id") } },
    ["breaking pages.detail: the page detail moved from /library/:id to /library/books/:id"],
  ],
  [
    "a page that moved, with another one at its addresses",
    { pages: { detail } },
    { pages: { detail: page("/library/books/:id"), old: page("/library/:number") } },
    [
      "breaking pages.detail: the page detail moved from /library/:id to /library/books/:id [the page old (/library/:number) answers these addresses]",
      "addition pages.old: the page old is new at /library/:number",
    ],
  ],
  ["a parameter of another name", { pages: { detail } }, { pages: { detail: page("/library/:number") } }, []],
  [
    "a pattern that matches fewer addresses",
    { pages: { detail } },
    { pages: { detail: page("/library/new") } },
    ["breaking pages.detail: the page detail moved from /library/:id to /library/new"],
  ],
  [
    "a pattern that matches more addresses",
    { pages: { detail: page("/library/new") } },
    { pages: { detail } },
    ["addition pages.detail: the page detail answers more addresses: /library/:id, was /library/new"],
  ],
  [
    "values that are found no more",
    { pages: { detail: numbered(z.string()) } },
    { pages: { detail: numbered(z.uuid()) } },
    [
      'breaking pages.detail: the page detail takes fewer addresses: :id format is "uuid", was "none"',
      expect.stringContaining("breaking pages.detail: the page detail takes fewer addresses: :id pattern is"),
    ] as readonly string[],
  ],
  [
    "a new page that takes over addresses",
    { pages: { detail } },
    { pages: { detail, api: page("/library/api") } },
    [
      "note pages.api: /library/api was answered by the page detail (/library/:id), and is the page api now",
      "addition pages.api: the page api is new at /library/api",
    ],
  ],
  [
    "a query parameter that is gone, and a new one",
    { pages: { list: page("/library", { query: ["q", "page"] }) } },
    { pages: { list: page("/library", { query: ["page", "sort"] }) } },
    [
      "breaking pages.list.query.q: the page list does not look at the query parameter q any more",
      "addition pages.list.query.sort: the page list looks at the query parameter sort",
    ],
  ],
  [
    "a page that becomes personal",
    { pages: { detail } },
    { pages: { detail: page("/library/:id", { access: "personal" }) } },
    ["breaking pages.detail: the page detail is personal, was public"],
  ],
  [
    "a page for those who are signed in",
    { pages: { detail: page("/library/:id", { access: "personal" }) } },
    { pages: { detail: page("/library/:id", { access: "personal", requires: "signed-in" }) } },
    ["breaking pages.detail: the page detail is for those who are signed in, was personal"],
  ],
  [
    "a page that becomes public",
    { pages: { detail: page("/library/:id", { access: "personal" }) } },
    { pages: { detail } },
    ["note pages.detail: the page detail is public, was personal"],
  ],
  [
    "a form that is new, cache and criticality",
    { pages: { list: page("/library") } },
    {
      pages: {
        list: page("/library", {
          methods: ["GET", "HEAD", "POST"],
          criticality: "submission",
          cache: { fresh: 60, staleWhileRevalidate: 0, staleIfError: 5 },
        }),
      },
    },
    [
      "note pages.list: cache is fresh 60, staleWhileRevalidate 0, staleIfError 5, was none",
      "note pages.list: criticality is submission, was reading",
      "addition pages.list: the page list takes POST",
    ],
  ],
  [
    "a form that is gone",
    { pages: { list: page("/library", { methods: ["GET", "HEAD", "POST"] }) } },
    { pages: { list: page("/library") } },
    [
      "note pages.list: the page list does not take POST any more; forms begun on the build before are still sent to it",
    ],
  ],
];

const parts: Case[] = [
  [
    "a box that is gone",
    {},
    { boxes: {} },
    ["breaking boxes.latest: the box latest is gone from the slot home"],
  ],
  [
    "a box that moved to another slot",
    {},
    { boxes: { latest: { slot: "alert", frame: "item", query: [] } } },
    [
      "breaking boxes.latest: the box latest moved from the slot home to alert",
      "note boxes.latest: frame is item, was section",
    ],
  ],
  [
    "an entry of the menu that is gone, whose page stays",
    {},
    { navigation: [] },
    [
      "breaking navigation.list: the portal's menu does not lead to list any more [the page list keeps its address]",
    ],
  ],
  [
    "a migration that does something else",
    {},
    { migrations: [{ name: "0001-books.expand", kind: "expand", checksum: "b" }] },
    [
      "breaking migrations.0001-books.expand: the migration 0001-books.expand does something else than in the last release",
    ],
  ],
  [
    "a migration that is gone, and one that is new",
    {},
    { migrations: [{ name: "0002-loans.contract", kind: "contract", checksum: "b" }] },
    [
      "breaking migrations.0001-books.expand: the migration 0001-books.expand is gone",
      "note migrations.0002-loans.contract: the migration 0002-loans.contract removes something",
    ],
  ],
  [
    "a migration that comes too late for its number",
    { migrations: [{ name: "0002-books.expand", kind: "expand", checksum: "a" }] },
    {
      migrations: [
        { name: "0001-loans.expand", kind: "expand", checksum: "c" },
        { name: "0002-books.expand", kind: "expand", checksum: "a" },
      ],
    },
    [
      "breaking migrations.0001-loans.expand: the new migration 0001-loans.expand comes before one that has been released",
    ],
  ],
  [
    "the service level",
    { serviceLevel: { p95: 500, errors: 0.01 } },
    { serviceLevel: { p95: 900, errors: 0.01 } },
    [
      "note load.serviceLevel: the service level is 95 % within 900 ms, at most 1 % errors, was 95 % within 500 ms, at most 1 % errors",
    ],
  ],
];

describe.each([
  ["pages", pages],
  ["the other parts", parts],
])("%s", (_name, cases) => {
  test.each(cases)("%s", (_case, last, next, expected) => {
    expect(linesOf(last, next)).toEqual(expected);
  });
});

const book = z.object({ id: z.int(), title: z.string(), kind: z.enum(["novel", "poem"]) });
const books = { answer: z.object({ items: z.array(book) }) };
type Operations = Readonly<Record<string, SampleOperation>>;

const operations: [name: string, last: Operations, next: Operations, expected: readonly string[]][] = [
  ["the same", { "GET /books": books }, { "GET /books": books }, []],
  [
    "an operation that is gone",
    { "GET /books": books, "DELETE /books": {} },
    { "GET /books": books },
    ["breaking DELETE /api/library/books is gone"],
  ],
  [
    "a path parameter of another name",
    { "GET /books/{id}": { params: z.object({ id: z.string() }) } },
    { "GET /books/{number}": { params: z.object({ number: z.string() }) } },
    [],
  ],
  [
    "a parameter that is required now, one that is new, one that is not read",
    { "GET /books": { query: z.object({ q: z.string().optional(), page: z.int().optional() }) } },
    { "GET /books": { query: z.object({ q: z.string(), sort: z.string() }) } },
    [
      "breaking GET /api/library/books: the parameter q must be sent now",
      "breaking GET /api/library/books: the parameter page is not read any more",
      "breaking GET /api/library/books: the new parameter sort must be sent",
    ],
  ],
  [
    "an optional parameter that is new",
    { "GET /books": {} },
    { "GET /books": { query: z.object({ q: z.string().optional() }) } },
    ["addition GET /api/library/books takes or answers more than before"],
  ],
  [
    "a value of a parameter that is refused now",
    { "GET /books": { query: z.object({ sort: z.enum(["title", "date"]).optional() }) } },
    { "GET /books": { query: z.object({ sort: z.enum(["title"]).optional() }) } },
    ['breaking GET /api/library/books: the parameter sort: "date" is not among "title"'],
  ],
  [
    "a field of the answer that is gone",
    { "GET /books": books },
    { "GET /books": { answer: z.object({ items: z.array(book.omit({ title: true })) }) } },
    ["breaking GET /api/library/books: the answer: items[].title is gone"],
  ],
  [
    "an optional field of the answer that is gone",
    { "GET /books": { answer: z.object({ note: z.string().optional() }) } },
    { "GET /books": { answer: z.object({}) } },
    ["breaking GET /api/library/books: the answer: note is gone"],
  ],
  [
    "a field that may be missing or null now",
    { "GET /books": { answer: z.object({ a: z.string(), b: z.string() }) } },
    { "GET /books": { answer: z.object({ a: z.string().optional(), b: z.string().nullable() }) } },
    [
      "breaking GET /api/library/books: the answer: a may be missing now",
      "breaking GET /api/library/books: the answer: b null is not among string",
    ],
  ],
  [
    "a field of another type, and a value that is new",
    { "GET /books": { answer: book } },
    { "GET /books": { answer: book.extend({ id: z.string(), kind: z.enum(["novel", "poem", "essay"]) }) } },
    [
      "breaking GET /api/library/books: the answer: id string is not among integer",
      'breaking GET /api/library/books: the answer: kind "essay" is not among "novel", "poem"',
    ],
  ],
  [
    "a field of the answer that is new, a value that comes no more",
    { "GET /books": { answer: book } },
    { "GET /books": { answer: book.extend({ pages: z.int(), kind: z.enum(["novel"]) }) } },
    ["addition GET /api/library/books takes or answers more than before"],
  ],
  [
    "a body with a new field that must be sent, and a shorter text",
    { "POST /books": { body: z.object({ title: z.string().max(200) }) } },
    { "POST /books": { body: z.object({ title: z.string().max(100), kind: z.string() }) } },
    [
      "breaking POST /api/library/books: the body: title the longest length is 100, was 200",
      "breaking POST /api/library/books: the body: kind must be sent now",
    ],
  ],
  [
    "a field of the body that is refused, and one that is not read",
    {
      "POST /books": { body: z.strictObject({ a: z.string().optional() }) },
      "PUT /books": { body: z.object({ a: z.string() }) },
    },
    { "POST /books": { body: z.strictObject({}) }, "PUT /books": { body: z.object({}) } },
    [
      "breaking PUT /api/library/books: the body: a is not read any more",
      "breaking POST /api/library/books: the body: a is refused now",
    ],
  ],
  [
    "a body that takes more",
    { "POST /books": { body: z.object({ title: z.string().max(100) }) } },
    { "POST /books": { body: z.object({ title: z.string().max(200), kind: z.string().optional() }) } },
    ["addition POST /api/library/books takes or answers more than before"],
  ],
  [
    "another status",
    { "POST /books": { status: 200 } },
    { "POST /books": { status: 201 } },
    [
      "breaking POST /api/library/books: the status 200 is gone",
      "breaking POST /api/library/books: it answers with the status 201, which it did not",
    ],
  ],
  [
    "a record's values",
    { "GET /books": { answer: z.record(z.string(), z.int()) } },
    { "GET /books": { answer: z.record(z.string(), z.number()) } },
    ["breaking GET /api/library/books: the answer: * number is not among integer"],
  ],
];

test.each(operations)("API: %s", (_name, last, next, expected) => {
  const lines = compareContracts(contract({ api: api(last) }), contract({ api: api(next) }));
  expect(lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual(expected);
});

test("an API whose paths become personal is named, and so is one that is gone", () => {
  const last = contract({ api: api({ "GET /drafts/{id}": {} }) });
  const personal = contract({ api: api({ "GET /drafts/{id}": {} }, { personal: ["/drafts"] }) });
  expect(compareContracts(last, personal)).toMatchObject([
    { kind: "breaking", text: "GET /api/library/drafts/{id}: answers only the person whom it concerns now" },
  ]);
  expect(compareContracts(last, contract())).toMatchObject([
    { kind: "breaking", subject: "api.GET /api/library/drafts/{id}" },
  ]);
});

describe("what other modules import", () => {
  const exports = (names: readonly string[]) => ({
    entry: "public.d.ts",
    names: names.map((name) => ({ name, kind: "value" as const })),
    declarations: {},
  });
  const last = contract({ exports: exports(["paths", "kinds"]) });

  test("who imports an export that is gone is named with the file", () => {
    const importers = [{ module: "notices", file: "modules/notices/server/pages/list.ts", names: ["paths"] }];
    const changes = compareContracts(last, contract({ exports: exports(["kinds", "more"]) }), {
      verdicts: [],
      importers,
    });
    expect(changes).toMatchObject([
      {
        kind: "breaking",
        subject: "exports.paths",
        who: ["the module notices, before its next build (modules/notices/server/pages/list.ts)"],
      },
      { kind: "addition", subject: "exports.more" },
    ]);
  });

  test("what the compiler refuses is breaking, what it takes is a note", () => {
    const verdicts = [{ name: "paths", problem: "no" }, { name: "kinds" }];
    const changes = compareContracts(last, last, { verdicts, importers: [] });
    expect(changes.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      "breaking exports.paths",
      "note exports.kinds",
    ]);
  });
});

describe("of any contract", () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 5 });
  const contracts = fc
    .record({ pages: names, boxes: names, operations: names, exports: names })
    .map((parts) =>
      contract({
        pages: Object.fromEntries(
          parts.pages.map((name) => [name, page(`/library/${name}/:id`, { query: [name] })]),
        ),
        boxes: Object.fromEntries(
          parts.boxes.map((name) => [name, { slot: "home", frame: "item", query: [] }]),
        ),
        navigation: parts.pages,
        api: api(Object.fromEntries(parts.operations.map((name) => [`GET /${name}`, books]))),
        exports: {
          entry: "public.d.ts",
          names: parts.exports.map((name) => ({ name, kind: "value" as const })),
          declarations: {},
        },
      }),
    );

  test("compared with itself nothing has changed", () => {
    fc.assert(
      fc.property(contracts, (one) => {
        expect(compareContracts(one, one)).toEqual([]);
      }),
    );
  });

  test("whatever is taken away is found, and nothing else breaks", () => {
    fc.assert(
      fc.property(contracts, fc.nat(), (one, seed) => {
        const all = removals(one);
        const { subject, rest } = all[seed % all.length] ?? { subject: "", rest: one };
        const broken = compareContracts(one, rest).filter(({ kind }) => kind === "breaking");
        expect(broken.map((change) => change.subject)).toContain(subject);
        expect(
          broken.every((change) => change.subject.startsWith(subject) || change.subject === subject),
        ).toBe(true);
        expect(compareContracts(rest, one).filter(({ kind }) => kind === "breaking")).toEqual([]);
      }),
    );
  });
});

/** The contract less one of its parts, for each of them. */
function removals(whole: ModuleContract): { subject: string; rest: ModuleContract }[] {
  const paths = Object.keys(whole.api?.openapi["paths"] ?? {});
  return [
    ...Object.keys(whole.pages).flatMap((name) => [
      { subject: `pages.${name}`, rest: { ...whole, pages: without(whole.pages, name) } },
      {
        subject: `navigation.${name}`,
        rest: { ...whole, navigation: whole.navigation.filter((one) => one !== name) },
      },
      {
        subject: `pages.${name}.query.${name}`,
        rest: { ...whole, pages: { ...whole.pages, [name]: { ...whole.pages[name]!, query: [] } } },
      },
    ]),
    ...Object.keys(whole.boxes).map((name) => ({
      subject: `boxes.${name}`,
      rest: { ...whole, boxes: without(whole.boxes, name) },
    })),
    ...paths.map((path) => ({
      subject: `api.GET ${path}`,
      rest: {
        ...whole,
        api: {
          ...whole.api!,
          openapi: {
            ...whole.api!.openapi,
            paths: without(whole.api!.openapi["paths"] as Record<string, unknown>, path),
          },
        },
      },
    })),
    ...(whole.exports?.names ?? []).map(({ name }) => ({
      subject: `exports.${name}`,
      rest: {
        ...whole,
        exports: { ...whole.exports!, names: whole.exports!.names.filter((one) => one.name !== name) },
      },
    })),
  ];
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
