import assert from "node:assert/strict";
import { decodeFragment, internalHeaders, languages, localizedPath, slotMarker } from "@madang/manifest";
import type { ContractCheck, ContractSubject } from "./contract-check.ts";
import {
  addressedPages,
  ask,
  boxFields,
  pageFields,
  type AddressedPage,
  type ContractAnswer,
} from "./contract-requests.ts";
import { hydrationBlocks } from "./hydration-blocks.ts";

export const fragmentChecks: readonly ContractCheck[] = [
  { name: "answers every page in each language with a valid fragment description", run: everyPage },
  { name: "answers every box in each language with a valid fragment description", run: everyBox },
  { name: "answers HEAD with the same fields as GET and without a body", run: head },
  { name: "hydrates exactly the views that its build exposes, with props that parse", run: hydration },
  { name: "answers 404 for an address that names nothing", run: unknownAddress },
  { name: "answers 405 with Allow for a method that a page does not have", run: otherMethods },
  { name: "refuses a request for another page than its path names", run: misdirected },
];

async function everyPage(subject: ContractSubject): Promise<void> {
  for (const addressed of addressedPages(subject))
    for (const language of languages) {
      const answer = await ask(subject, addressed.path, { headers: pageFields(addressed.name, language) });
      if (addressed.sample.status === 303) checkRedirect(answer);
      else checkPage(answer, localizedPath("/", language));
    }
}

function checkRedirect({ status, headers, asked }: ContractAnswer): void {
  assert.equal(status, 303, `${asked} answers ${status}, its sample says 303`);
  assert.match(headers.get("location") ?? "", /^\/(?!\/)/, `${asked} redirects within the site`);
}

function checkPage(answer: ContractAnswer, home: string): void {
  const { status, headers, body, asked } = answer;
  assert.equal(status, 200, `${asked} answers ${status}: ${body.slice(0, 200)}`);
  assert.equal(headers.get("content-type"), "text/html; charset=utf-8", `${asked} is HTML in UTF-8`);
  const fragment = decodeFragment(headers.get(internalHeaders.fragment) ?? undefined, asked);
  assert.ok((fragment.title ?? "") !== "", `${asked} has a title`);
  for (const { href } of fragment.breadcrumb)
    assert.ok(
      href === undefined || `${href}/`.startsWith(`${home}/`.replace("//", "/")),
      `${asked}: ${href} is in its language`,
    );
  for (const slot of fragment.slots)
    assert.ok(body.includes(slotMarker(slot)), `${asked} contains the slot ${slot}`);
  assert.doesNotMatch(body, /<script(?![^>]*type="application\/json")/i, `${asked} has no script of its own`);
  assert.doesNotMatch(body, /<!doctype|<html[\s>]|<body[\s>]/i, `${asked} is a fragment and not a document`);
  assert.doesNotMatch(body, /\sstyle="|<style[\s>]/i, `${asked} has no inline style`);
}

async function everyBox(subject: ContractSubject): Promise<void> {
  for (const name of Object.keys(subject.manifest.boxes))
    for (const language of languages) {
      const { status, headers, body, asked } = await ask(subject, `/_boxes/${name}`, {
        headers: boxFields(name, language),
      });
      assert.ok(status === 200 || status === 204, `${asked} answers ${status}: ${body.slice(0, 200)}`);
      if (status === 200) decodeFragment(headers.get(internalHeaders.fragment) ?? undefined, asked);
    }
}

const comparedFields = ["content-type", "cache-control", internalHeaders.fragment, internalHeaders.tags];

async function head(subject: ContractSubject): Promise<void> {
  for (const { name, path } of addressedPages(subject)) {
    const headers = pageFields(name, "ko");
    const get = await ask(subject, path, { headers });
    const only = await ask(subject, path, { headers, method: "HEAD" });
    assert.equal(only.status, get.status, `${only.asked} has the status of GET`);
    assert.equal(only.body, "", `${only.asked} has no body`);
    for (const field of comparedFields)
      assert.equal(only.headers.get(field), get.headers.get(field), `${only.asked}: ${field} as in GET`);
  }
}

async function hydration(subject: ContractSubject): Promise<void> {
  for (const addressed of addressedPages(subject)) {
    const answer = await ask(subject, addressed.path, { headers: pageFields(addressed.name, "ko") });
    if (answer.status === 200) checkHydration(subject, addressed, answer);
  }
}

function checkHydration(
  { manifest, views }: ContractSubject,
  { name }: AddressedPage,
  { headers, body, asked }: ContractAnswer,
): void {
  const { view } = decodeFragment(headers.get(internalHeaders.fragment) ?? undefined, asked);
  const blocks = hydrationBlocks(body);
  for (const block of blocks) {
    assert.equal(block.key, `${manifest.id}/${view}`, `${asked} carries props of its own view`);
    assert.equal(block.wrapped, true, `${asked} wraps its view in data-madang-module`);
    assert.equal(
      (block.props as { language?: unknown }).language,
      "ko",
      `${asked}: the props have the language`,
    );
  }
  if (views === undefined) return;
  const exposed = views[view];
  assert.ok(
    exposed !== undefined,
    `${asked} shows the view ${view}, which the build of ${name} does not have`,
  );
  assert.equal(
    blocks.length > 0,
    exposed.interactive,
    `${asked}: the view ${view} is in ui/${exposed.interactive ? "interactive" : "views"}, and its page says otherwise`,
  );
}

async function unknownAddress(subject: ContractSubject): Promise<void> {
  for (const { name, page, sample } of addressedPages(subject)) {
    if (!page.path.includes(":")) continue;
    for (const value of sample.unknown === undefined ? ["0", "zzzzzz", "999999999999"] : [undefined]) {
      const path = page.path.replace(/:([a-zA-Z0-9]+)/g, (_, parameter: string) =>
        encodeURIComponent(value ?? sample.unknown?.[parameter] ?? "zzzzzz"),
      );
      const { status, asked } = await ask(subject, path, { headers: pageFields(name, "ko") });
      assert.ok(
        status === 404 || (status === 303 && page.access === "personal"),
        `${asked} answers ${status}, not 404`,
      );
    }
  }
}

async function otherMethods(subject: ContractSubject): Promise<void> {
  for (const { name, page, path } of addressedPages(subject)) {
    const method = page.form ? "DELETE" : "POST";
    const { status, headers, asked } = await ask(subject, path, { method, headers: pageFields(name, "ko") });
    assert.equal(status, 405, `${asked} answers ${status}, not 405`);
    assert.match(headers.get("allow") ?? "", /\bGET\b/, `${asked} says what is allowed`);
  }
}

async function misdirected(subject: ContractSubject): Promise<void> {
  for (const { path } of addressedPages(subject)) {
    const { status, asked } = await ask(subject, path, {
      headers: { [internalHeaders.page]: "a-page-of-another-release" },
    });
    assert.equal(status, 421, `${asked} for another page answers ${status}, not 421`);
  }
}
