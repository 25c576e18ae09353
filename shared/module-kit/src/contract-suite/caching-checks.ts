import assert from "node:assert/strict";
import { internalHeaders } from "@madang/manifest";
import { cacheControl } from "../server/answer/cache-fields.ts";
import type { ContractCheck, ContractSubject } from "./contract-check.ts";
import { addressedPages, ask, boxFields, pageFields } from "./contract-requests.ts";

export const cachingChecks: readonly ContractCheck[] = [
  { name: "sends Cache-Control as its manifest says", run: cacheRules },
  { name: "tags every public answer, its own id first", run: tags },
  { name: "sets no cookie", run: noCookie },
  { name: "answers a public page the same with and without a person's fields", run: samePublicAnswer },
  { name: "never lets a personal page be stored", run: personalPages },
];

async function cacheRules(subject: ContractSubject): Promise<void> {
  for (const { name, page, path } of addressedPages(subject)) {
    const { status, headers, asked } = await ask(subject, path, { headers: pageFields(name, "ko") });
    const expected = cacheControl(page.cache, page.access, status);
    assert.equal(headers.get("cache-control"), expected, `${asked}: Cache-Control`);
  }
  for (const [name, box] of Object.entries(subject.manifest.boxes)) {
    const { status, headers, asked } = await ask(subject, `/_boxes/${name}`, {
      headers: boxFields(name, "ko"),
    });
    assert.equal(
      headers.get("cache-control"),
      cacheControl(box.cache, "public", status),
      `${asked}: Cache-Control`,
    );
  }
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
