import { namedFields, strictestSeconds, type Directives } from "./directives.ts";

/** What a response says about keeping it (RFC 9111 section 5.2.2, RFC 5861, RFC 8246). Seconds. */
export interface ResponseDirectives {
  readonly maxAge: number | undefined;
  readonly sMaxAge: number | undefined;
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly private: boolean;
  /** Fields that `no-cache` and `private` name: not stored (sections 5.2.2.4 and 5.2.2.7). */
  readonly unstoredFields: readonly string[];
  readonly public: boolean;
  readonly mustRevalidate: boolean;
  readonly proxyRevalidate: boolean;
  readonly mustUnderstand: boolean;
  readonly noTransform: boolean;
  readonly immutable: boolean;
  readonly staleWhileRevalidate: number | undefined;
  readonly staleIfError: number | undefined;
}

export const noDirectives: ResponseDirectives = responseDirectives(new Map());

export function responseDirectives(directives: Directives): ResponseDirectives {
  const uncached = namedFields(directives, "no-cache");
  const personal = namedFields(directives, "private");
  return {
    maxAge: strictestSeconds(directives, "max-age"),
    sMaxAge: strictestSeconds(directives, "s-maxage"),
    noStore: directives.has("no-store"),
    noCache: uncached === undefined,
    private: personal === undefined,
    unstoredFields: [...(uncached ?? []), ...(personal ?? [])],
    public: directives.has("public"),
    mustRevalidate: directives.has("must-revalidate"),
    proxyRevalidate: directives.has("proxy-revalidate"),
    mustUnderstand: directives.has("must-understand"),
    noTransform: directives.has("no-transform"),
    immutable: directives.has("immutable"),
    staleWhileRevalidate: strictestSeconds(directives, "stale-while-revalidate"),
    staleIfError: strictestSeconds(directives, "stale-if-error"),
  };
}
