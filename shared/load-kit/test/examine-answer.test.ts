import { expect, test } from "vitest";
import { examineAnswer, type Answer } from "../src/examine-answer.ts";
import { marker } from "../src/markers.ts";

const prefix = "zq0123456789";
const own = "aaaaaaaaaaaa";
const other = "bbbbbbbbbbbb";
const hidden = "cccccccccccc";
const until = Date.parse("2026-11-22T00:00:10Z");
const embargoes = { [hidden]: { until, module: "news" } };

const of = (owner: string, kind: "visitor" | "embargo" | "replaced" = "visitor") =>
  marker({ prefix, kind, owner, use: "t" });

function examine(change: Partial<Answer>) {
  const answer: Answer = {
    method: "GET",
    url: "/petitions/status/M26-1122-0001-1",
    status: 200,
    headers: { "Cache-Control": "private, no-store" },
    body: "",
    askedAt: until - 2100,
    receivedAt: until - 2000,
    ...change,
  };
  const goneFrom = (item: string) => (item === hidden ? until : undefined);
  return examineAnswer(answer, { prefix, owner: own, embargoes, module: "petitions", goneFrom });
}

test("a visitor's own words on a personal page are right", () => {
  expect(examine({ body: `<p>${of(own)}</p>` })).toBeUndefined();
});

test("somebody else's words are evidence, wherever they stand and without being told", () => {
  const found = examine({ body: `<p>${of(own)} ${of(other)}</p>` });
  expect(found).toMatchObject({ oracle: "foreign-marker", place: "body", status: 200 });
  expect(JSON.stringify(found)).not.toContain(prefix);
  expect(examine({ headers: { Location: `/x?q=${of(other)}` } })).toMatchObject({ place: "Location" });
});

test("a marker that was cut is judged by what is left of it", () => {
  expect(examine({ body: of(own).slice(0, -6) })).toBeUndefined();
  expect(examine({ body: of(other).slice(0, -6) })).toMatchObject({ oracle: "foreign-marker" });
  expect(examine({ body: prefix })).toMatchObject({ oracle: "foreign-marker" });
});

test("an answer that caches may keep carries nobody's words", () => {
  expect(examine({ headers: { "Cache-Control": "no-cache" }, body: of(own) })).toMatchObject({
    oracle: "public-marker",
  });
  expect(examine({ headers: {}, body: of(own) })).toMatchObject({ oracle: "public-marker" });
});

test("a public page may repeat what its own address asks for", () => {
  expect(examine({ headers: {}, url: `/news?q=${of(own)}`, body: of(own) })).toBeUndefined();
  expect(examine({ headers: {}, url: `/news?q=${of(own)}`, body: of(other) })).toMatchObject({
    oracle: "foreign-marker",
  });
});

test("an item is seen from its second on, and not before", () => {
  expect(examine({ body: of(hidden, "embargo") })).toMatchObject({
    oracle: "embargo",
    detail: "an item of news is seen 2.000 s before its embargo ends",
  });
  expect(examine({ body: of(hidden, "embargo"), receivedAt: until - 1 })).toMatchObject({
    oracle: "embargo",
  });
  expect(examine({ body: of(hidden, "embargo"), receivedAt: until })).toBeUndefined();
});

test("an item that was changed or withdrawn is seen by nobody who asks after its limit", () => {
  const [old, another] = [of(hidden, "replaced"), of(other, "replaced")];
  expect(examine({ body: old, askedAt: until, receivedAt: until + 9 })).toMatchObject({
    oracle: "purged",
    detail: "an item is seen as it was, 0.000 s after nobody was to see it so",
  });
  expect(examine({ body: old, askedAt: until - 1, receivedAt: until + 9000 })).toBeUndefined();
  expect(examine({ body: another, askedAt: until + 9000 })).toBeUndefined();
});

test("a page with two builds of one module is evidence; what is no document is not looked at", () => {
  const file = (build: string) => `<link href="/_assets/news/${build}/a.css">`;
  const body = file("0123456789") + file("abcdef0123");
  expect(examine({ headers: { "Content-Type": "text/html; charset=utf-8" }, body })).toMatchObject({
    oracle: "mixed-builds",
    detail: "a page shows the builds 0123456789 and abcdef0123 of news",
    place: "body",
  });
  expect(examine({ headers: { "Content-Type": "text/css" }, body })).toBeUndefined();
});

test("a form that was begun on one build and answered by another is evidence", () => {
  const answer = {
    method: "POST",
    url: "/petitions/find?_build=abcdef0123",
    status: 422,
    headers: { "Content-Type": "text/html" },
  };
  const body = (build: string) => `<link href="/_assets/petitions/${build}/a.css">`;
  expect(examine({ ...answer, body: body("0123456789") })).toMatchObject({ oracle: "mixed-builds" });
  expect(examine({ ...answer, body: body("abcdef0123") })).toBeUndefined();
  expect(examine({ ...answer, url: "/petitions/find", body: body("0123456789") })).toBeUndefined();
});
