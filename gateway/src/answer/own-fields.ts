import type { Visit } from "../request/visit.ts";
import type { LiveTable } from "../routes/live-table.ts";
import type { Answer } from "./answer.ts";

type OwnFields = Pick<Visit, "limitFields" | "setCookies" | "preview">;

/** Requests that look like this one may be answered the same without the stages, as long as this table is in force. */
export function mayBeRemembered(
  visit: OwnFields & Pick<Visit, "isMakeshift" | "inForce" | "isCounted">,
  { inForce }: Pick<LiveTable, "inForce">,
): boolean {
  return isForAll(visit) && !visit.isCounted && !visit.isMakeshift && visit.inForce === inForce;
}

/** The answer is what everybody with this address, these preferences and these builds gets: nothing of one client is in it. */
function isForAll({ limitFields, setCookies, preview }: OwnFields): boolean {
  return limitFields.length === 0 && setCookies.length === 0 && preview === undefined;
}

/** Of this client alone: after everything that is stored, whatever the answer is. */
export function withOwnFields(visit: OwnFields, answer: Answer): Answer {
  if (isForAll(visit)) return answer;
  const { limitFields, setCookies, preview } = visit;
  const kept = preview === undefined ? answer.headers : withoutCaching(answer.headers);
  const headers = setCookies.length === 0 ? [...kept] : keptPrivate(kept);
  for (const cookie of setCookies) headers.push("set-cookie", cookie);
  headers.push(...limitFields);
  if (preview !== undefined) headers.push("cache-control", "private, no-store", "x-robots-tag", "noindex");
  return { ...answer, headers };
}

/** No cache but the browser's own may keep a field that is one client's (RFC 9111 section 7.3 leaves that to us). */
function keptPrivate(fields: readonly string[]): string[] {
  const isOpen = (name: string, value: string): boolean =>
    name === "cache-control" && !value.includes("private") && !value.includes("no-store");
  return pairs(fields).flatMap(([name, value]) => [name, isOpen(name, value) ? "private, no-cache" : value]);
}

const caching: ReadonlySet<string> = new Set([
  "age",
  "cache-control",
  "cdn-cache-control",
  "etag",
  "expires",
  "last-modified",
  "surrogate-control",
]);

function withoutCaching(fields: readonly string[]): readonly string[] {
  return pairs(fields)
    .filter(([name]) => !caching.has(name.toLowerCase()))
    .flat();
}

function pairs(fields: readonly string[]): [name: string, value: string][] {
  const all: [string, string][] = [];
  for (let index = 0; index < fields.length; index += 2)
    all.push([fields[index] ?? "", fields[index + 1] ?? ""]);
  return all;
}
