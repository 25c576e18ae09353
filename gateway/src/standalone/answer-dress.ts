import type { FieldList } from "../cache/field-list.ts";
import { withoutDefaultLifetime } from "./default-lifetime.ts";
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

/** The last word on the fields of an answer; a list of its own, because more may follow. */
export function answerDress(options: StandaloneOptions): (fields: FieldList) => string[] {
  const { securityHeaders, defaultLifetime } = options;
  const undressed = defaultLifetime === 0 ? copied : withoutDefaultLifetime;
  return securityHeaders ? (fields) => withHarmless(undressed(fields)) : undressed;
}

function copied(fields: FieldList): string[] {
  return fields.slice();
}

function withHarmless(fields: string[]): string[] {
  const has = (name: string) => fields.some((field, index) => index % 2 === 0 && field === name);
  for (let index = 0; index < harmless.length; index += 2) {
    const name = harmless[index] ?? "";
    if (!has(name)) fields.push(name, harmless[index + 1] ?? "");
  }
  return fields;
}
