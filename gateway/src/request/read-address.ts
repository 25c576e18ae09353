import { defaultLanguage, languages, type Language } from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";
import { canonicalPath } from "./canonical-path.ts";

/** What the target of a request names, before the route table is asked. */
export type Address =
  | {
      /** A page, the same page as navigation data, or an address of the portal's own such as /preferences. */
      readonly kind: "page" | "data";
      readonly language: Language;
      /** Canonical, without data and language prefix. */
      readonly path: string;
      readonly query: string;
    }
  | ApiAddress
  | AssetAddress
  | { readonly kind: "elsewhere"; readonly language: Language; readonly location: string };

interface Plain {
  /** APIs and files have no language of their own. */
  readonly language: Language;
  readonly path: string;
  readonly query: string;
}

export interface ApiAddress extends Plain {
  readonly kind: "api";
}

export interface AssetAddress extends Plain {
  readonly kind: "asset";
}

const dataPrefix = "/_data";

/**
 * Reads a request target in origin form (RFC 9112 section 3.2.1). A target that is only spelt differently becomes
 * `elsewhere`: one document has one address. Throws GATEWAY_PATH_INVALID.
 */
export function readAddress(target: string): Address {
  const mark = target.indexOf("?");
  const rawPath = mark === -1 ? target : target.slice(0, mark);
  const query = mark === -1 ? "" : target.slice(mark + 1);
  refuseStrangeQuery(query);
  const { path, moved } = canonicalPath(rawPath);
  if (moved) return elsewhere(path, query);
  if (path.startsWith("/_assets/")) return { kind: "asset", language: defaultLanguage, path, query };
  if (path.startsWith("/api/")) return { kind: "api", language: defaultLanguage, path, query };
  if (path === dataPrefix || path.startsWith(`${dataPrefix}/`)) return dataAddress(path, query);
  return pageAddress({ kind: "page", prefix: "", path, query });
}

function dataAddress(path: string, query: string): Address {
  const inner = path.slice(dataPrefix.length);
  return pageAddress({ kind: "data", prefix: dataPrefix, path: inner === "" ? "/" : inner, query });
}

function pageAddress(options: {
  kind: "page" | "data";
  prefix: string;
  path: string;
  query: string;
}): Address {
  const { kind, prefix, path, query } = options;
  const language = languages.find((one) => path === `/${one}` || path.startsWith(`/${one}/`));
  if (language === undefined) return { kind, language: defaultLanguage, path, query };
  const inner = path.slice(language.length + 1) || "/";
  if (language === defaultLanguage) return elsewhere(prefix + inner, query);
  return { kind, language, path: inner, query };
}

function elsewhere(path: string, query: string): Address {
  const inner = path.startsWith(dataPrefix) ? path.slice(dataPrefix.length) : path;
  const language = languages.find((one) => inner === `/${one}` || inner.startsWith(`/${one}/`));
  return {
    kind: "elsewhere",
    language: language ?? defaultLanguage,
    location: query === "" ? path : `${path}?${query}`,
  };
}

/** RFC 3986 section 3.4, and the square brackets, braces and bars that forms and old browsers leave unencoded. */
const queryCharacters = /^[A-Za-z0-9._~!$&'()*+,;=:@/?%[\]{}|^`"<>\\-]*$/;

function refuseStrangeQuery(query: string): void {
  if (!queryCharacters.test(query))
    throw gatewayErrors.create("PATH_INVALID", { reason: "a character that must be percent-encoded" });
}
