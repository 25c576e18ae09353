import path from "node:path";
import { readBuiltRelease } from "@madang/build/artifact";
import { signRelease, type Move, type SigningKey, type Status } from "@madang/releases";
import { supervisorErrors } from "../errors.ts";
import type { Terminal } from "../terminal.ts";
import type { BuiltService } from "../workspace-services.ts";
import { isToBeReleased } from "./decide-release.ts";
import type { LocalAdmin } from "./local-admin.ts";
import type { WorkspaceMemories } from "./workspace-memory.ts";

interface Releasing {
  readonly admin: LocalAdmin;
  readonly key: SigningKey;
  readonly memories: WorkspaceMemories;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Makes what was built in the workspace live where it is to be. Throws SUPERVISOR_RELEASE_FAILED with the reason of the move. */
export async function releaseWorkspace(
  releasing: Releasing,
  services: readonly BuiltService[],
): Promise<void> {
  const startedAt = Date.now();
  const live = liveBuilds(await releasing.admin.status());
  const released = await Promise.all(
    services.map((service) => releaseIfNew(releasing, service, live.get(service.name))),
  );
  const names = released.filter((name) => name !== undefined);
  if (names.length > 0) releasing.terminal.done(`released: ${names.join(", ")}`, startedAt);
}

function liveBuilds({ modules }: Status): Map<string, string> {
  const found = modules.flatMap(({ module, channels }) =>
    channels
      .filter(({ channel }) => channel === "stable")
      .map(({ build }) => [module, build] as [string, string]),
  );
  return new Map(found);
}

async function releaseIfNew(
  releasing: Releasing,
  service: BuiltService,
  live: string | undefined,
): Promise<string | undefined> {
  const { admin, memories, terminal } = releasing;
  const built = service.release?.build;
  if (built === undefined) return undefined;
  const memory = memories.of(service.name);
  const isReleased =
    built === live || (await admin.releases(service.name)).some(({ build }) => build === built);
  const isRelease = isToBeReleased({ built, live, isReleased, ...memory });
  if (isRelease) {
    const isDone = await releaseOrKeep(releasing, service, { built, isReleased, live });
    if (!isDone) return undefined;
  } else if (built !== live) terminal.say(explainOther(service.name, { built, live }));
  memories.note(service.name, { built, isRelease });
  return isRelease ? service.name : undefined;
}

/** Where something is live, it stays so: the portal starts, and the next start tries again. */
async function releaseOrKeep(
  releasing: Releasing,
  service: BuiltService,
  { live, ...facts }: { built: string; isReleased: boolean; live: string | undefined },
): Promise<boolean> {
  try {
    await release(releasing, service, facts);
    return true;
  } catch (error) {
    if (live === undefined || releasing.signal.aborted || supervisorErrors.is(error, "ADMIN_AWAY"))
      throw error;
    releasing.terminal.warn((error as Error).message);
    return false;
  }
}

async function release(
  { admin, key }: Releasing,
  service: BuiltService,
  { built, isReleased }: { built: string; isReleased: boolean },
): Promise<void> {
  const release = readBuiltRelease({ dist: path.join(service.folder, "dist"), createdAt: new Date() });
  await admin.sendFiles(release);
  if (!isReleased) await admin.addRelease(signRelease(release.statement, key));
  refuseFailure(service.name, await admin.end(await admin.begin(service.name, built)));
}

function refuseFailure(module: string, { state, reason, steps }: Move): void {
  if (state === "done") return;
  const why = reason ?? steps.at(-1)?.text ?? state;
  throw supervisorErrors.create("RELEASE_FAILED", { module, reason: why });
}

function explainOther(module: string, { built, live }: { built: string; live: string | undefined }): string {
  return (
    `  ${module}: build ${live?.slice(0, 8)} is live, as was decided with madang; this workspace holds ${built.slice(0, 8)}. ` +
    `To make that live: npx madang release ${module}`
  );
}
