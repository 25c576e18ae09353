import { findMarkers, withoutMarkers, type FoundMarker } from "./markers.ts";
import type { Embargo } from "./settings.ts";

/** One answer as a visitor received it. */
export interface Answer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since 1970 when its last byte was here. */
  readonly receivedAt: number;
}

export interface Expectations {
  readonly prefix: string;
  /** The visitor who received the answer. */
  readonly owner: string;
  readonly embargoes: Readonly<Record<string, Embargo>>;
}

/** Evidence of a broken promise. It says where, never what: it may be printed. */
export interface Violation {
  readonly oracle: "foreign-marker" | "public-marker" | "embargo";
  readonly detail: string;
  readonly method: string;
  readonly address: string;
  readonly status: number;
  /** "body" or the name of a header field. */
  readonly place: string;
  readonly offset: number;
  readonly at: string;
}

/** The first promise that an answer breaks, or nothing. */
export function examineAnswer(answer: Answer, expected: Expectations): Violation | undefined {
  for (const [place, text] of partsOf(answer))
    for (const found of findMarkers(text, expected.prefix)) {
      const broken = judge(found, answer, expected);
      if (broken !== undefined) return evidence({ ...broken, answer, expected, place, found });
    }
  return undefined;
}

function partsOf(answer: Answer): (readonly [string, string])[] {
  return [["body", answer.body], ...Object.entries(answer.headers)];
}

interface Broken {
  readonly oracle: Violation["oracle"];
  readonly detail: string;
}

function judge(found: FoundMarker, answer: Answer, expected: Expectations): Broken | undefined {
  if (found.kind === "embargo") return judgeEmbargo(found, answer, expected.embargoes);
  if (found.owner === "" || !expected.owner.startsWith(found.owner))
    return { oracle: "foreign-marker", detail: "an answer carries what another visitor typed" };
  if (mayBeStored(answer) && !answer.url.includes(expected.prefix))
    return {
      oracle: "public-marker",
      detail: "an answer that caches may keep carries what its visitor typed",
    };
  return undefined;
}

function judgeEmbargo(
  found: FoundMarker,
  { receivedAt }: Answer,
  embargoes: Expectations["embargoes"],
): Broken | undefined {
  const embargo = embargoes[found.owner];
  if (embargo === undefined || receivedAt >= embargo.until) return undefined;
  const early = ((embargo.until - receivedAt) / 1000).toFixed(3);
  return {
    oracle: "embargo",
    detail: `an item of ${embargo.module} is seen ${early} s before its embargo ends`,
  };
}

/** RFC 9111 section 5.2.2.5: without no-store a cache may keep the answer. */
function mayBeStored({ headers }: Answer): boolean {
  const field = Object.entries(headers).find(([name]) => name.toLowerCase() === "cache-control");
  return !/\bno-store\b/i.test(field?.[1] ?? "");
}

function evidence(
  options: Broken & {
    answer: Answer;
    expected: Expectations;
    place: string;
    found: FoundMarker;
  },
): Violation {
  const { answer, expected, oracle, detail, place, found } = options;
  return {
    oracle,
    detail,
    method: answer.method,
    address: withoutMarkers(answer.url, expected.prefix),
    status: answer.status,
    place,
    offset: found.offset,
    at: new Date(answer.receivedAt).toISOString(),
  };
}
