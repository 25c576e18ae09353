import { formBuildParameter } from "@madang/manifest";
import type { Gateway } from "../gateway.ts";
import type { Address } from "../request/read-address.ts";
import type { Visit } from "../request/visit.ts";
import { collectAnswer } from "../upstream/collect-answer.ts";
import type { Upstream } from "../upstream/upstream.ts";
import type { Assignment } from "./assignments.ts";
import type { ChannelTable } from "./channel-table.ts";

interface Choice {
  readonly at: ChannelTable;
  readonly assignment: Assignment;
}

/**
 * A form that was begun on a build is sent to that build while it runs, whatever the visitor gets by now: its action says which one it
 * was. Else the build that the visitor gets takes it, and gives back what was typed where it does not fit.
 */
export async function begunOn(
  gateway: Gateway,
  visit: Visit,
  { kind, path, query }: Pick<Extract<Address, { kind: "page" | "data" | "api" }>, "kind" | "path" | "query">,
  { at, assignment }: Choice,
): Promise<Assignment> {
  if (visit.method !== "POST" || kind === "api") return assignment;
  const build = new URLSearchParams(query).get(formBuildParameter);
  const module = at.viewFor(assignment).pages.match(path)?.module;
  if (build === null || module === undefined || module.build === build) return assignment;
  if (!takesForms(at, module.id, build)) return assignment;
  const begun = at.find(module.id, build);
  if (begun === undefined || !(await isThere(begun.upstream))) return assignment;
  gateway.log.debug({ module: module.id, build }, "form goes to the build that it was begun on");
  return at.withBuild(assignment, module.id, build);
}

/** Not to a preview: only who has its link may send there, and gets it without this. */
function takesForms({ inForce }: ChannelTable, module: string, build: string): boolean {
  const releases = inForce.facts.modules.get(module);
  if (releases === undefined) return false;
  const { stable, canary, ending } = releases;
  return [stable, ...(canary === undefined ? [] : [canary.record]), ...ending].some(
    (record) => record.build === build,
  );
}

/** Milliseconds: for one question, and for which its answer is believed. */
const probeTime = 1000;
const believed = 250;

const asked = new WeakMap<Upstream, { readonly at: number; readonly answer: Promise<boolean> }>();

/**
 * Asked before the form is read: what has flowed to a process that is gone cannot be sent again, and that a build has ended may be known
 * here a moment later. Many forms at once ask once.
 */
function isThere(upstream: Upstream): Promise<boolean> {
  const now = performance.now();
  const known = asked.get(upstream);
  if (known !== undefined && now - known.at < believed) return known.answer;
  const answer = probe(upstream);
  asked.set(upstream, { at: now, answer });
  return answer;
}

async function probe(upstream: Upstream): Promise<boolean> {
  if (upstream.origins.length === 0) return false;
  try {
    const { status } = await collectAnswer({
      upstream,
      request: { method: "GET", path: "/health/live", headers: ["accept", "application/json"] },
      signal: AbortSignal.timeout(probeTime),
      limit: 64 * 1024,
    });
    return status < 500;
  } catch {
    return false;
  }
}
