import type { IncomingMessage, ServerResponse } from "node:http";
import helmet, { type HelmetOptions } from "helmet";
import { sourcesText, type PageSources } from "./page-sources.ts";

/** Fields of every answer, worked out once. Names and values in turn. */
export interface SecurityHeaders {
  /** Pages, data, and everything else that a browser may show. */
  readonly site: readonly string[];
  /** The same for an answer that brings a content security policy of its own. */
  readonly siteWithOwnPolicy: readonly string[];
  /** Answers of modules' APIs: whatever they hold, nothing in them runs or is framed. */
  readonly api: readonly string[];
  /** Content-Security-Policy of a page whose parts load from elsewhere. */
  policyWith(sources: PageSources): string;
}

const policyField = "content-security-policy";

/** The fields of an answer with these of its own. Two policies would both count (CSP Level 3 section 3), so there is one. */
export function siteFieldsFor(
  { site, siteWithOwnPolicy }: SecurityHeaders,
  own: readonly string[],
): readonly string[] {
  return own.includes(policyField) ? siteWithOwnPolicy : site;
}

/**
 * No inline code and no other origin. Two Trusted Types policies: `default` for script addresses, which chunk loaders assign
 * as strings, and `madang` for the markup of navigation data.
 */
const sitePolicy = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "connect-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["default", "madang"],
};

const apiPolicy = {
  "default-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
  sandbox: [],
};

/** What a government's pages have no use for stays off, also in what they might one day embed. */
const permissions = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

export interface HstsOptions {
  readonly hstsSeconds: number;
  readonly hstsSubdomains: boolean;
}

export function securityHeaders(options: HstsOptions): SecurityHeaders {
  const permitted = ["permissions-policy", permissions.map((name) => `${name}=()`).join(", ")];
  const site = [...fieldsOf(options, sitePolicy), ...permitted];
  const policies = new Map<string, string>();
  return {
    site,
    siteWithOwnPolicy: withoutPolicy(site),
    api: [...fieldsOf(options, apiPolicy), ...permitted],
    policyWith(sources) {
      const text = sourcesText(sources);
      const known = policies.get(text) ?? policyOf(fieldsOf(options, policyAllowing(sources)));
      policies.set(text, known);
      return known;
    },
  };
}

/** Scripts, styles and forms stay the portal's own, whatever a module needs. */
function policyAllowing({ connect, images, frames }: PageSources): Policy {
  return {
    ...sitePolicy,
    "connect-src": [...sitePolicy["connect-src"], ...connect],
    "img-src": [...sitePolicy["img-src"], ...images],
    ...(frames.length === 0 ? {} : { "frame-src": [...frames] }),
  };
}

function policyOf(fields: readonly string[]): string {
  return fields[fields.indexOf(policyField) + 1] ?? "";
}

function withoutPolicy(fields: readonly string[]): string[] {
  const at = fields.indexOf(policyField);
  return fields.toSpliced(at, 2);
}

type Policy = Record<string, string[]>;

/** helmet is asked once what it would set; its work is the same for every answer. */
function fieldsOf({ hstsSeconds, hstsSubdomains }: HstsOptions, directives: Policy): string[] {
  const fields: string[] = [];
  const recorder = {
    setHeader: (name: string, value: string) => void fields.push(name.toLowerCase(), value),
    removeHeader: () => {},
  };
  const options: HelmetOptions = {
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity:
      hstsSeconds === 0 ? false : { maxAge: hstsSeconds, includeSubDomains: hstsSubdomains, preload: false },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    xFrameOptions: { action: "deny" },
    xXssProtection: false,
    xDownloadOptions: false,
    xDnsPrefetchControl: false,
  };
  helmet(options)({} as IncomingMessage, recorder as unknown as ServerResponse, (error) => {
    if (error !== undefined) throw error as Error;
  });
  return fields;
}
