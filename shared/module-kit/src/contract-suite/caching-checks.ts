import assert from "node:assert/strict";
import { internalHeaders, languages } from "@madang/manifest";
import { addressedApi } from "./api-checks.ts";
import { cacheControl, type Storability } from "../server/answer/cache-fields.ts";
import type { ContractCheck, ContractSubject } from "./contract-check.ts";
import { addressedPages, ask, boxFields, pageFields, type ContractAnswer } from "./contract-requests.ts";

export const cachingChecks: readonly ContractCheck[] = [
  { name: "sends Cache-Control as its manifest says", run: cacheRules },
  { name: "tags every public answer, its own id first", run: tags },
  { name: "tags whatever may be stored, so that it can be purged", run: storableTags },
  { name: "sets no cookie", run: noCookie },
  { name: "answers a public page the same with and without a person's fields", run: samePublicAnswer },
  { name: "never lets a personal page be stored", run: personalPages },
];

async function cacheRules(subject: ContractSubject): Promise<void> {
  for (const { name, page, path } of addressedPages(subject)) {
    const answer = await ask(subject, path, { headers: pageFields(name, "ko") });
    assertRules(answer, { rules: page.cache, access: page.access });
  }
  for (const [name, box] of Object.entries(subject.manifest.boxes)) {
    const answer = await ask(subject, `/_boxes/${name}`, { headers: boxFields(name, "ko") });
    assertRules(answer, { rules: box.cache, access: "public" });
  }
}

/** As the manifest says, or shorter: what an answer says may stop being true before. */
function assertRules(
  { status, headers, asked }: ContractAnswer,
  declared: Pick<Storability, "rules" | "access">,
): void {
  const field = headers.get("cache-control") ?? "";
  const left = secondsIn(field, "s-maxage") + secondsIn(field, "stale-while-revalidate");
  const now = new Date();
  const until = new Date(now.getTime() + left * 1000);
  const accepted = [cacheControl({ ...declared, status }), cacheControl({ ...declared, status, now, until })];
  assert.ok(
    accepted.includes(field),
    `${asked}: Cache-Control is "${field}", not "${accepted[0]}" or shorter`,
  );
}

function secondsIn(field: string, directive: string): number {
  return Number(new RegExp(`${directive}=(\\d+)`).exec(field)?.[1] ?? 0);
}

async function tags(subject: ContractSubject): Promise<void> {
  const addresses = [
    ...addressedPages(subject)
      .filter(({ page }) => page.access === "public")
      .map(({ path }) => path),
    ...Object.keys(subject.manifest.boxes).map((name) => `/_boxes/${name}`),
  ];
  for (const path of addresses) {
    const { headers, asked } = await ask(subject, path);
    const [first] = (headers.get(internalHeaders.tags) ?? "").split(" ");
    assert.equal(first, subject.manifest.id, `${asked}: the first of its cache tags`);
  }
}

/** Fields of more than this are cut or refused by proxies that stand in between. */
const longestTags = 4096;

async function storableTags(subject: ContractSubject): Promise<void> {
  const { manifest } = subject;
  const pages = addressedPages(subject).map(({ path }) => path);
  const boxes = Object.keys(manifest.boxes).map((name) => `/_boxes/${name}`);
  const api =
    manifest.api === undefined
      ? []
      : [`${manifest.api.prefix}/no-such-address`, `${manifest.api.prefix}/openapi.json`];
  for (const path of [...pages, ...boxes, ...api, ...(await addressedApi(subject))])
    for (const language of languages) {
      const { headers, asked } = await ask(subject, path, {
        headers: { [internalHeaders.language]: language },
      });
      if (!isStorable(headers.get("cache-control") ?? "")) continue;
      const field = headers.get(internalHeaders.tags) ?? "";
      assert.ok(field.length <= longestTags, `${asked}: its cache tags have ${field.length} characters`);
      assert.equal(field.split(" ")[0], manifest.id, `${asked}: the first of its cache tags`);
      assert.match(field, /^[A-Za-z0-9:._-]{1,100}( [A-Za-z0-9:._-]{1,100})*$/, `${asked}: its cache tags`);
    }
}

/** RFC 9111 section 3: what is neither no-store nor private, and says how long it lasts. */
function isStorable(rules: string): boolean {
  return !/no-store|private/i.test(rules) && /max-?age=/i.test(rules);
}

async function noCookie(subject: ContractSubject): Promise<void> {
  for (const { name, path } of addressedPages(subject)) {
    const { headers, asked } = await ask(subject, path, { headers: pageFields(name, "ko") });
    assert.deepEqual(headers.getSetCookie(), [], `${asked} sets no cookie; only the gateway does`);
  }
}

const person = {
  cookie: "session=abc; __Host-visitor=def",
  authorization: "Bearer abc",
  [internalHeaders.visitor]: "a-person",
  "x-forwarded-for": "203.0.113.7",
  "accept-language": "en",
  "user-agent": "another browser",
};

async function samePublicAnswer(subject: ContractSubject): Promise<void> {
  for (const { name, page, path } of addressedPages(subject)) {
    if (page.access !== "public") continue;
    const headers = pageFields(name, "ko");
    const plain = await ask(subject, path, { headers });
    const personal = await ask(subject, path, { headers: { ...headers, ...person } });
    assert.equal(personal.body, plain.body, `${plain.asked} depends on who asks`);
    assert.equal(
      personal.headers.get(internalHeaders.fragment),
      plain.headers.get(internalHeaders.fragment),
      `${plain.asked}: its description depends on who asks`,
    );
  }
}

async function personalPages(subject: ContractSubject): Promise<void> {
  for (const { name, page, path } of addressedPages(subject)) {
    if (page.access !== "personal") continue;
    const { headers, asked } = await ask(subject, path, { headers: pageFields(name, "ko") });
    assert.equal(headers.get("cache-control"), "private, no-store", `${asked}: Cache-Control`);
    assert.equal(headers.get(internalHeaders.tags), null, `${asked} has no cache tags`);
  }
}
