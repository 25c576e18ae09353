import assert from "node:assert/strict";
import { request } from "node:http";
import { internalHeaders, type Language, type Page } from "@madang/manifest";
import type { ContractSubject, PageSample } from "./contract-check.ts";

export interface ContractAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** For messages: method and path. */
  readonly asked: string;
}

export interface ContractRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks the module as the gateway would; redirects are not followed. */
export async function ask(
  { origin }: ContractSubject,
  path: string,
  { method = "GET", headers = {}, body }: ContractRequest = {},
): Promise<ContractAnswer> {
  const response = await fetch(origin + path, {
    method,
    headers,
    redirect: "manual",
    signal: AbortSignal.timeout(10_000),
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text, asked: `${method} ${path}` };
}

/** What a form is answered that says how long it is and sends nothing yet: a client that is refused early may read no answer. */
export function statusOfAnnounced(
  { origin }: ContractSubject,
  path: string,
  bytes: number,
): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": bytes };
  const asked = request(origin + path, { method: "POST", headers, agent: false, timeout: 10_000 });
  asked.once("response", (response) => {
    resolve(response.statusCode);
    asked.destroy();
  });
  asked.once("timeout", () => asked.destroy(new Error(`POST ${path} with ${bytes} bytes is not answered`)));
  asked.on("error", reject);
  asked.flushHeaders();
  return promise;
}

export interface AddressedPage {
  readonly name: string;
  readonly page: Page;
  readonly sample: PageSample;
  /** Path and query of an address that exists. */
  readonly path: string;
}

/** Every page of the manifest at an address that exists. A page with parameters needs a sample. */
export function addressedPages({ manifest, samples }: ContractSubject): AddressedPage[] {
  return Object.entries(manifest.pages).map(([name, page]) => {
    const sample = samples?.pages?.[name] ?? {};
    return { name, page, sample, path: withQuery(filledPath(name, page.path, sample.params), sample.query) };
  });
}

/** The pattern with its parameters filled in, percent-encoded. */
export function filledPath(name: string, pattern: string, params: PageSample["params"] = {}): string {
  return pattern.replace(/:([a-zA-Z0-9]+)|\{([a-zA-Z0-9]+)\}/g, (_, colon?: string, brace?: string) => {
    const parameter = colon ?? brace ?? "";
    const value = params[parameter];
    assert.ok(value !== undefined, `the samples lack the parameter ${parameter} of ${name}`);
    return encodeURIComponent(value);
  });
}

export function withQuery(path: string, query: PageSample["query"] = {}): string {
  const search = new URLSearchParams(query).toString();
  return search === "" ? path : `${path}?${search}`;
}

/** What the gateway sends for a page in one language. */
export function pageFields(name: string, language: Language): Record<string, string> {
  return { [internalHeaders.page]: name, [internalHeaders.language]: language };
}

export function boxFields(name: string, language: Language): Record<string, string> {
  return { [internalHeaders.box]: name, [internalHeaders.language]: language };
}
