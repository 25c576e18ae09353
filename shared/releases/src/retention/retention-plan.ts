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
 * RELEASES_RETENTION_UNSAFE where what is live is not among the releases: whoever asked does not know everything.
 */
export function retentionPlan(facts: RetentionFacts): RetentionPlan {
  refuseMissing(facts);
  const kept = facts.releases.filter(({ module, build }) => facts.live.has(`${module}/${build}`));
  for (const releases of Map.groupBy(facts.releases, ({ module }) => module).values())
    kept.push(...keptOf(releases, facts));
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
  const known = new Set(releases.map(({ module, build }) => `${module}/${build}`));
  const missing = [...live].filter((build) => !known.has(build));
  if (missing.length === 0 && (known.size > 0 || live.size > 0)) return;
  const builds =
    missing.length === 0 ? "no release at all is known" : `${missing.slice(0, 5).join(", ")} unknown`;
  throw releasesErrors.create("RETENTION_UNSAFE", { builds });
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
