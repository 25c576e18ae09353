import type { BuildOfModule, Registry } from "@madang/registry";
import { retentionPlan, type BlobStore, type RetainedRelease, type RetentionFacts } from "@madang/releases";
import type { AuditBook } from "../audit/audit-book.ts";
import type { PortalChannels } from "../channels/portal-channels.ts";
import type { ReleaseShelf } from "../releases/release-shelf.ts";

export interface RetentionParts {
  readonly registry: Registry;
  readonly store: BlobStore;
  readonly channels: PortalChannels;
  readonly shelf: ReleaseShelf;
  readonly audit: AuditBook;
}

interface StoredFile {
  readonly name: string;
  readonly storedAt: Date;
}

export interface RetentionRules {
  /** Newest releases of each module that stay. */
  readonly keepReleases: number;
  /** Days that the others stay after no channel names them. */
  readonly keepDays: number;
}

/** Files removed while no release may be taken in; the store's list, which may be long, holds nobody up. */
const together = 200;

/**
 * Files that have had their time leave the store; records stay. What a channel or an open move names is never touched. `alone` runs work while nobody
 * takes releases in. Gives how many releases have lost their files this time.
 */
export async function removeOldFiles(
  parts: RetentionParts,
  rules: RetentionRules,
  alone: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<number> {
  const { store, audit } = parts;
  const removed = await alone(() => markRemoved(parts, rules));
  if (removed === undefined) return 0;
  const old = await oldFiles(parts, rules);
  let files = 0;
  for (let from = 0; from < old.length; from += together)
    files += await alone(async () => {
      // Looked at again: a release may have come in since that needs one of them.
      const plan = retentionPlan(await factsOf(parts, rules));
      const names = old.slice(from, from + together).filter((file) => plan.mayGo(file));
      for (const { name } of names) await store.remove(name);
      return names.length;
    });
  if (files > 0)
    await audit.done({
      by: "madang",
      action: "remove files",
      detail: { files, releases: removed.slice(0, 50).map(nameOf) },
    });
  return removed.length;
}

/** First: who asks for one of them from now on is told that it is gone, instead of finding half of it. Undefined where there is nothing at all. */
async function markRemoved(
  parts: RetentionParts,
  rules: RetentionRules,
): Promise<BuildOfModule[] | undefined> {
  const { registry } = parts;
  const facts = await factsOf(parts, rules);
  if (facts.releases.length === 0) return undefined;
  const known = new Set((await registry.retention()).filter(({ removedAt }) => removedAt).map(nameOf));
  const { gone } = retentionPlan(facts);
  const removed = facts.releases.filter((one) => gone.has(nameOf(one)) && !known.has(nameOf(one)));
  await registry.changeRetention({ unnamed: [], named: [], removed });
  return removed;
}

async function oldFiles(parts: RetentionParts, rules: RetentionRules): Promise<StoredFile[]> {
  const plan = retentionPlan(await factsOf(parts, rules));
  const found: StoredFile[] = [];
  for (const prefix of ["assets/", "blobs/"])
    for await (const { name, storedAt } of parts.store.list(prefix))
      if (plan.mayGo({ name, storedAt })) found.push({ name, storedAt });
  return found;
}

async function factsOf(
  { registry, channels, shelf }: RetentionParts,
  { keepReleases, keepDays }: RetentionRules,
): Promise<RetentionFacts> {
  const [snapshot, releases, moves, milliseconds] = await Promise.all([
    channels.current(),
    registry.releases(),
    registry.openMoves(),
    registry.now(),
  ]);
  const now = new Date(milliseconds);
  const live = new Set([
    ...Object.entries(snapshot?.modules ?? {}).flatMap(([module, { builds }]) =>
      Object.keys(builds).map((build) => nameOf({ module, build })),
    ),
    ...moves.flatMap(({ module, request: { build } }) =>
      build === undefined ? [] : [nameOf({ module, build })],
    ),
  ]);
  await registry.changeRetention({
    named: releases.filter((release) => live.has(nameOf(release))),
    unnamed: releases.filter((release) => !live.has(nameOf(release))),
    removed: [],
  });
  const unnamedSince = new Map((await registry.retention()).map((one) => [nameOf(one), one.unnamedSince]));
  const shelved = await shelf.find(releases.map(({ digest }) => digest));
  return {
    live,
    now,
    keep: { releases: keepReleases, days: keepDays },
    releases: releases.map((release): RetainedRelease => ({
      module: release.module,
      build: release.build,
      usedAt: unnamedSince.get(nameOf(release)) ?? now,
      blobs: shelved.get(release.digest)?.blobs ?? [],
    })),
  };
}

function nameOf({ module, build }: BuildOfModule): string {
  return `${module}/${build}`;
}
