import { fieldValue, fieldsWithout, type FieldList } from "../cache/field-list.ts";

/** Targeted at this gateway alone (RFC 9213), behind everything that the origin may say, and never sent to anybody. */
export const defaultLifetimeField = "madang-default-cache-control";

const speakOfFreshness = ["cache-control", "expires", "pragma", "cdn-cache-control", "madang-cache-control"];

/** A 200 to a GET that says nothing about freshness gets `seconds` of it. */
export function withDefaultLifetime(
  answer: { readonly method: string; readonly status: number; readonly fields: string[] },
  seconds: number,
): string[] {
  const { method, status, fields } = answer;
  const speaks = speakOfFreshness.some((name) => fieldValue(fields, name) !== undefined);
  if (method !== "GET" || status !== 200 || speaks) return fields;
  return [...fields, defaultLifetimeField, `max-age=${seconds}`];
}

export function withoutDefaultLifetime(fields: FieldList): string[] {
  return fieldsWithout(fields, (name) => name === defaultLifetimeField);
}
