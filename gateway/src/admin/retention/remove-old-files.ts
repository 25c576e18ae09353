import type { BuildOfModule, Registry } from "@madang/registry";
import type { BlobStore } from "@madang/releases";
import type { AuditBook } from "../audit/audit-book.ts";
import type { PortalChannels } from "../channels/portal-channels.ts";
import type { ReleaseShelf } from "../releases/release-shelf.ts";
import { keyOf, planRetention, type RetentionRules } from "./removable-builds.ts";

export interface RetentionParts {
  readonly registry: Registry;
  readonly store: BlobStore;
  readonly channels: PortalChannels;
  readonly shelf: ReleaseShelf;
  readonly audit: AuditBook;
}

/**
 * Files of releases that have had their time leave the store; their records stay. What a channel or an open move names is never touched. Gives how many
 * releases it was.
 */
export async function removeOldFiles(parts: RetentionParts, rules: RetentionRules): Promise<number> {
  const { registry, channels, audit } = parts;
  const snapshot = await channels.current();
  if (snapshot === undefined) return 0;
  const [releases, known, now, moves] = await Promise.all([
    registry.releases(),
    registry.retention(),
    registry.now(),
    registry.openMoves(),
  ]);
  const plan = planRetention({ releases, snapshot, known, now }, rules);
  await registry.changeRetention({ ...plan, removed: [] });
  const moving = new Set(moves.map(({ module, request: { build = "" } }) => keyOf({ module, build })));
  const removable = plan.remove.filter((one) => !moving.has(keyOf(one)));
  for (const one of plan.removeAgain) await removeFiles(parts, one);
  for (const one of removable) {
    // First: who asks for it from now on is told that it is gone, instead of finding half of it.
    await registry.changeRetention({ unnamed: [], named: [], removed: [one] });
    await removeFiles(parts, one);
    await audit.done({
      by: "madang",
      action: "remove files",
      module: one.module,
      detail: { build: one.build },
    });
  }
  return removable.length;
}

async function removeFiles(
  { registry, store, shelf }: RetentionParts,
  { module, build }: BuildOfModule,
): Promise<void> {
  for await (const { name } of store.list(`assets/${module}/${build}/`)) await store.remove(name);
  const releases = await registry.releases(module);
  const shelved = await shelf.find(releases.map(({ digest }) => digest));
  const own = shelved.values().find((release) => release.build === build)?.server.digest;
  const isShared = shelved
    .values()
    .some((release) => release.build !== build && release.server.digest === own);
  if (own !== undefined && !isShared) await store.remove(`blobs/${own}`);
}
