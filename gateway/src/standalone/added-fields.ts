import type { FieldList } from "../cache/field-list.ts";
import type { StandaloneOptions } from "./options.ts";

/** What harms no site and mends many. A content security policy is the site's own to write: one of ours would break it. */
const harmless: FieldList = [
  "x-content-type-options",
  "nosniff",
  "x-frame-options",
  "SAMEORIGIN",
  "referrer-policy",
  "strict-origin-when-cross-origin",
];

export function addedFields({ securityHeaders }: StandaloneOptions): FieldList {
  return securityHeaders ? harmless : [];
}
