import { gatewayErrors } from "../errors.ts";

/** More values of one parameter than any form of ours has; the rest would only make the address longer. */
const mostValues = 50;

/**
 * The declared parameters alone, in declared order, each value in the order in which it was sent (a group of
 * checkboxes repeats its name). Two addresses that mean the same become one text. Throws GATEWAY_QUERY_INVALID.
 */
export function readQuery(raw: string, declared: readonly string[]): string {
  if (raw === "" || declared.length === 0) return "";
  const sent = valuesByName(raw, declared);
  const parts: string[] = [];
  for (const name of declared)
    for (const value of sent.get(name) ?? []) parts.push(`${name}=${encode(value)}`);
  return parts.join("&");
}

/** What remains of a canonical query for somebody who declared fewer parameters. */
export function narrowQuery(canonical: string, declared: readonly string[]): string {
  return readQuery(canonical, declared);
}

function valuesByName(raw: string, declared: readonly string[]): Map<string, string[]> {
  const sent = new Map<string, string[]>();
  for (const pair of raw.split("&")) {
    const sign = pair.indexOf("=");
    const name = nameOf(sign === -1 ? pair : pair.slice(0, sign));
    if (!declared.includes(name)) continue;
    const values = sent.get(name) ?? [];
    if (values.length === mostValues) refuse(name, `more than ${mostValues} values`);
    values.push(valueOf(name, sign === -1 ? "" : pair.slice(sign + 1)));
    sent.set(name, values);
  }
  return sent;
}

/** Declared names are plain letters, so a name that cannot be decoded is not one of them. */
function nameOf(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function valueOf(name: string, text: string): string {
  const value = decode(name, text.replaceAll("+", " "));
  // These never come from a keyboard, and databases refuse them.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)) refuse(name, "a control character");
  return value;
}

function decode(name: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse(name, "percent-encoding that is not UTF-8");
  }
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll("%20", "+");
}

function refuse(name: string, reason: string): never {
  throw gatewayErrors.create("QUERY_INVALID", { name, reason });
}
