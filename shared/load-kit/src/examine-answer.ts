import { buildMarks, mixedBuild } from "./builds-in-page.ts";
import { findMarkers, withoutMarkers, type FoundMarker } from "./markers.ts";
import type { Embargo } from "./settings.ts";

/** One answer as a visitor received it. */
export interface Answer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Names as k6 writes them: Cache-Control. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since 1970 when it was asked for, and when its last byte was here. */
  readonly askedAt: number;
  readonly receivedAt: number;
}

export interface Expectations {
  readonly prefix: string;
  /** The visitor who received the answer. */
  readonly owner: string;
  readonly embargoes: Readonly<Record<string, Embargo>>;
  /** The module whose journey asked; nothing where it was no journey. */
  readonly module?: string;
  /** Milliseconds since 1970 from which nobody who asks is shown an item as it was; nothing while it is as it was. */
  readonly goneFrom?: (owner: string) => number | undefined;
}

/** Evidence of a broken promise. It says where, never what: it may be printed. */
export interface Violation {
  readonly oracle: "foreign-marker" | "public-marker" | "embargo" | "purged" | "mixed-builds";
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
  for (const [place, text] of partsOf(answer, expected.prefix))
    for (const found of findMarkers(text, expected.prefix)) {
      const broken = judge(found, answer, expected);
      if (broken !== undefined) return evidence({ ...broken, answer, expected, place, offset: found.offset });
    }
  const mixed = judgeBuilds(answer, expected);
  return mixed === undefined ? undefined : evidence({ ...mixed, answer, expected, place: "body" });
}

/** One page is of one build of each module; a form that was begun on a build is answered by it. */
function judgeBuilds(answer: Answer, { module }: Expectations): (Broken & { offset: number }) | undefined {
  if (!/^text\/html/i.test(answer.headers["Content-Type"] ?? "")) return undefined;
  const marks = buildMarks(answer.body);
  const mixed = mixedBuild(marks);
  if (mixed !== undefined) {
    const { module: of, build, other, offset } = mixed;
    return {
      oracle: "mixed-builds",
      detail: `a page shows the builds ${other} and ${build} of ${of}`,
      offset,
    };
  }
  const begun = answer.method === "POST" ? /[?&]_build=([0-9a-f]+)/.exec(answer.url)?.[1] : undefined;
  const shown = marks.find((mark) => mark.module === module);
  if (begun === undefined || shown === undefined || shown.build === begun) return undefined;
  const detail = `a form that was begun on the build ${begun} of ${shown.module} was answered by ${shown.build}`;
  return { oracle: "mixed-builds", detail, offset: shown.offset };
}

/** The body, and header fields where one of them has a marker: hardly ever, so all are looked through at once first. */
function partsOf({ body, headers }: Answer, prefix: string): (readonly [string, string])[] {
  const fields = Object.values(headers).join("\n").includes(prefix) ? Object.entries(headers) : [];
  return [["body", body], ...fields];
}

interface Broken {
  readonly oracle: Violation["oracle"];
  readonly detail: string;
}

function judge(found: FoundMarker, answer: Answer, expected: Expectations): Broken | undefined {
  if (found.kind === "embargo") return judgeEmbargo(found, answer, expected.embargoes);
  if (found.kind === "replaced") return judgeReplaced(found, answer, expected);
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

function judgeReplaced(
  { owner }: FoundMarker,
  { askedAt }: Answer,
  { goneFrom }: Expectations,
): Broken | undefined {
  const from = goneFrom?.(owner);
  if (from === undefined || askedAt < from) return undefined;
  const late = ((askedAt - from) / 1000).toFixed(3);
  return { oracle: "purged", detail: `an item is seen as it was, ${late} s after nobody was to see it so` };
}

/** RFC 9111 section 5.2.2.5: without no-store a cache may keep the answer. */
function mayBeStored(answer: Answer): boolean {
  return !/\bno-store\b/i.test(answer.headers["Cache-Control"] ?? "");
}

function evidence(
  options: Broken & {
    answer: Answer;
    expected: Expectations;
    place: string;
    offset: number;
  },
): Violation {
  const { answer, expected, oracle, detail, place, offset } = options;
  return {
    oracle,
    detail,
    method: answer.method,
    address: withoutMarkers(answer.url, expected.prefix),
    status: answer.status,
    place,
    offset,
    at: new Date(answer.receivedAt).toISOString(),
  };
}
