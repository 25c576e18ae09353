import type { ChannelSnapshot } from "@madang/releases";
import { gatewayErrors } from "../../errors.ts";
import { Claims } from "../../routes/claims.ts";
import { adminErrors } from "../errors.ts";
import type { ReleaseShelf } from "../releases/release-shelf.ts";
import type { ShelvedRelease } from "../releases/release-facts-of.ts";

/** What all modules have in any channel. */
interface LiveClaims {
  readonly addresses: Claims;
  /** Name of a container in the browser to its module. */
  readonly containers: ReadonlyMap<string, string>;
}

/** A move asks three times, and ten thousand modules have thirty thousand addresses. */
const known = new WeakMap<ChannelSnapshot, Promise<LiveClaims>>();

/**
 * Refuses a release that claims what another module has in any channel: a page's pattern, an API's prefix, the name of a container in the
 * browser. Throws ADMIN_CLAIMED.
 */
export async function refuseClaimed(
  release: ShelvedRelease,
  snapshot: ChannelSnapshot,
  shelf: ReleaseShelf,
): Promise<void> {
  const { addresses, containers } = await liveClaims(snapshot, shelf);
  const conflict = addresses.conflictOf(release);
  if (conflict !== undefined) throw asClaimed(conflict, release);
  const holder = release.container === undefined ? undefined : containers.get(release.container);
  if (holder === undefined || holder === release.module) return;
  const what = `the container name ${release.container}`;
  throw adminErrors.create("CLAIMED", { module: release.module, what, holder });
}

function liveClaims(snapshot: ChannelSnapshot, shelf: ReleaseShelf): Promise<LiveClaims> {
  const found = known.get(snapshot);
  if (found !== undefined) return found;
  const made = readClaims(snapshot, shelf);
  known.set(snapshot, made);
  made.catch(() => known.delete(snapshot));
  return made;
}

async function readClaims({ modules }: ChannelSnapshot, shelf: ReleaseShelf): Promise<LiveClaims> {
  const digests = Object.values(modules).flatMap(({ builds }) =>
    Object.values(builds).map(({ digest }) => digest),
  );
  const addresses = new Claims();
  const containers = new Map<string, string>();
  for (const release of (await shelf.find(digests)).values()) {
    addresses.take(release);
    if (release.container !== undefined) containers.set(release.container, release.module);
  }
  return { addresses, containers };
}

/** The gateway's own words name the address and its holder. */
function asClaimed(conflict: Error, { module }: ShelvedRelease): Error {
  if (!gatewayErrors.is(conflict, "ROUTE_CONFLICT")) return conflict;
  const [, what = "an address", holder = "another module"] =
    /claims (\S+), which (\S+) has/.exec(conflict.message) ?? [];
  return adminErrors.create("CLAIMED", { module, what, holder }, conflict);
}
