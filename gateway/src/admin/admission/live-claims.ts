import type { ChannelSnapshot } from "@madang/releases";
import { gatewayErrors } from "../../errors.ts";
import { Claims } from "../../routes/claims.ts";
import { adminErrors } from "../errors.ts";
import type { ReleaseShelf } from "../releases/release-shelf.ts";
import type { ShelvedRelease } from "../releases/release-facts-of.ts";

/**
 * Refuses a release that claims what another module has in any channel: a page's pattern, an API's prefix, the name of a container in the
 * browser. Throws GATEWAY_ROUTE_CONFLICT (as ADMIN_CLAIMED) or ADMIN_CLAIMED.
 */
export async function refuseClaimed(
  release: ShelvedRelease,
  snapshot: ChannelSnapshot,
  shelf: ReleaseShelf,
): Promise<void> {
  const others = await othersThan(release.module, snapshot, shelf);
  const claims = new Claims();
  const containers = new Map<string, string>();
  for (const other of others) {
    claims.take(other);
    if (other.container !== undefined) containers.set(other.container, other.module);
  }
  const conflict = claims.conflictOf(release);
  if (conflict !== undefined) throw asClaimed(conflict, release);
  const holder = release.container === undefined ? undefined : containers.get(release.container);
  if (holder === undefined) return;
  const what = `the container name ${release.container}`;
  throw adminErrors.create("CLAIMED", { module: release.module, what, holder });
}

async function othersThan(
  module: string,
  { modules }: ChannelSnapshot,
  shelf: ReleaseShelf,
): Promise<Iterable<ShelvedRelease>> {
  const digests = Object.entries(modules).flatMap(([id, { builds }]) =>
    id === module ? [] : Object.values(builds).map(({ digest }) => digest),
  );
  return (await shelf.find(digests)).values();
}

/** The gateway's own words name the address and its holder. */
function asClaimed(conflict: Error, { module }: ShelvedRelease): Error {
  if (!gatewayErrors.is(conflict, "ROUTE_CONFLICT")) return conflict;
  const [, what = "an address", holder = "another module"] =
    /claims (\S+), which (\S+) has/.exec(conflict.message) ?? [];
  return adminErrors.create("CLAIMED", { module, what, holder }, conflict);
}
