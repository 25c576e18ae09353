import type { MadangError } from "@madang/errors";
import { releasesErrors } from "../errors.ts";

/** A release that the registry knows. */
export interface RetainedRelease {
  readonly module: string;
  readonly build: string;
  /** When it was released, or was live for the last time, whichever is later: browsers and half-filled forms go on with it for a while. */
  readonly usedAt: Date;
  /** Digests of its server bundle and contract. */
  readonly blobs: readonly string[];
}

export interface RetentionFacts {
  readonly releases: readonly RetainedRelease[];
  /** `<module>/<build>` of whatever a channel, a preview, an ending build or an open move names. */
  readonly live: ReadonlySet<string>;
  /** The newest so many of each module stay, and all that were in use in the last so many days. */
  readonly keep: { readonly releases: number; readonly days: number };
  readonly now: Date;
}

export interface RetentionPlan {
  /** Releases whose bytes go, as `<module>/<build>`: they cannot be rolled back to afterwards. */
  readonly gone: ReadonlySet<string>;
  mayGo(stored: { readonly name: string; readonly storedAt: Date }): boolean;
}

const oneDay = 24 * 3_600_000;

/**
 * Which builds and blobs may go. What belongs to no release is an upload under way, or one that was given up a day ago. Throws
 * RELEASES_RETENTION_UNSAFE where what is live is not among the releases, or the blobs of what stays are not known: whoever asked does not know everything.
 */
export function retentionPlan(facts: RetentionFacts): RetentionPlan {
  refuseMissing(facts);
  const kept = facts.releases.filter(({ module, build }) => facts.live.has(`${module}/${build}`));
  for (const releases of Map.groupBy(facts.releases, ({ module }) => module).values())
    kept.push(...keptOf(releases, facts));
  refuseUnread(kept);
  const builds = new Set(kept.map(({ module, build }) => `${module}/${build}`));
  const blobs = new Set(kept.flatMap((release) => release.blobs));
  const all = facts.releases.map(({ module, build }) => `${module}/${build}`);
  return {
    gone: new Set(all.filter((build) => !builds.has(build))),
    mayGo: ({ name, storedAt }) =>
      facts.now.getTime() - storedAt.getTime() > oneDay && !isNeeded(name, { builds, blobs }),
  };
}

function refuseMissing({ releases, live }: RetentionFacts): void {
  if (releases.length === 0) throw unsafe("no release at all is known");
  const known = new Set(releases.map(({ module, build }) => `${module}/${build}`));
  const missing = [...live].filter((build) => !known.has(build));
  if (missing.length > 0) throw unsafe(`${named(missing)} live and not among the releases`);
}

/** Every release has a server bundle: one without is one whose record could not be read, and whose bytes would look like nobody's. */
function refuseUnread(kept: readonly RetainedRelease[]): void {
  const unread = kept.filter(({ blobs }) => blobs.length === 0);
  if (unread.length > 0)
    throw unsafe(`${named(unread.map(({ module, build }) => `${module}/${build}`))} without known blobs`);
}

function named(builds: readonly string[]): string {
  const shown = builds.slice(0, 5).join(", ");
  return `${shown}${builds.length > 5 ? ` and ${builds.length - 5} more` : ""} ${builds.length === 1 ? "is" : "are"}`;
}

function unsafe(reason: string): MadangError {
  return releasesErrors.create("RETENTION_UNSAFE", { reason });
}

function keptOf(releases: readonly RetainedRelease[], { keep, now }: RetentionFacts): RetainedRelease[] {
  const newestFirst = releases.toSorted((left, right) => right.usedAt.getTime() - left.usedAt.getTime());
  const oldest = now.getTime() - keep.days * oneDay;
  return newestFirst.filter(({ usedAt }, index) => index < keep.releases || usedAt.getTime() >= oldest);
}

/** `assets/<module>/<build>/…` and `blobs/<digest>`; a blob may belong to many releases. */
function isNeeded(name: string, kept: { builds: ReadonlySet<string>; blobs: ReadonlySet<string> }): boolean {
  const [kind, first = "", second = ""] = name.split("/", 3);
  return kind === "blobs" ? kept.blobs.has(first) : kept.builds.has(`${first}/${second}`);
}
