import {
  verifyReleaseInBackground,
  type ChannelSnapshot,
  type ModuleChannels,
  type TrustPolicy,
} from "@madang/releases";
import type { Admin } from "../admin.ts";
import { adminErrors } from "../errors.ts";

/**
 * Another trust policy. What runs goes on: a live build whose key is revoked by it is kept by name; one that nobody vouches for any more makes the
 * policy be refused, because gateways that start later would not take it up. Throws ADMIN_TRUST_BREAKS.
 */
export async function changeTrust(admin: Admin, trust: TrustPolicy, by: string): Promise<TrustPolicy> {
  await admin.channels.publish(async (current) => {
    if (current !== undefined && JSON.stringify(current.trust) === JSON.stringify(trust)) return undefined;
    const modules = current === undefined ? {} : await keptModules(admin, current, trust);
    const teams = Object.keys(trust.teams);
    const kept = Object.keys(modules);
    const detail = {
      teams,
      keys: Object.values(trust.teams).flatMap(({ keys }) => keys.map(({ id }) => id)),
    };
    return {
      trust,
      modules,
      entry: {
        by,
        action: "trust",
        detail: kept.length === 0 ? detail : { ...detail, kept },
        outcome: "done",
      },
    };
  });
  admin.wanted.kick();
  return trust;
}

interface LiveBuild {
  readonly module: string;
  readonly build: string;
  readonly digest: string;
}

/** Modules of which builds are kept in spite of a key that is revoked now. */
async function keptModules(
  admin: Admin,
  current: ChannelSnapshot,
  trust: TrustPolicy,
): Promise<Record<string, ModuleChannels>> {
  const touched = await touchedBuilds(admin, current, trust);
  const kept = new Map<string, string>();
  for (const one of touched) {
    const key = await revokedKeyOf(admin, one, trust);
    if (key !== undefined) kept.set(one.digest, key);
  }
  return Object.fromEntries(
    Object.entries(current.modules).flatMap(([module, channels]) => {
      const builds = withKept(channels.builds, kept);
      return builds === channels.builds ? [] : [[module, { ...channels, builds }]];
    }),
  );
}

function withKept(
  builds: ModuleChannels["builds"],
  kept: ReadonlyMap<string, string>,
): ModuleChannels["builds"] {
  const isTouched = Object.values(builds).some(
    ({ digest, keptDespite }) => kept.has(digest) && kept.get(digest) !== keptDespite,
  );
  if (!isTouched) return builds;
  return Object.fromEntries(
    Object.entries(builds).map(([build, named]) => {
      const keptDespite = kept.get(named.digest);
      return [build, keptDespite === undefined ? named : { ...named, keptDespite }];
    }),
  );
}

/** Live builds signed with a key of a team of which something has changed. */
async function touchedBuilds(
  { shelf }: Admin,
  current: ChannelSnapshot,
  trust: TrustPolicy,
): Promise<LiveBuild[]> {
  const changed = Object.entries(current.trust.teams).filter(
    ([team, rights]) => JSON.stringify(rights) !== JSON.stringify(trust.teams[team]),
  );
  const keys = new Set(changed.flatMap(([, { keys }]) => keys.map(({ id }) => id)));
  const live = Object.entries(current.modules).flatMap(([module, { builds }]) =>
    Object.entries(builds).map(([build, { digest }]) => ({ module, build, digest })),
  );
  const releases = await shelf.find(live.map(({ digest }) => digest));
  return live.filter(({ digest }) => releases.get(digest)?.keyIds.some((id) => keys.has(id)) === true);
}

/** Undefined where the release stands under the new policy as it is. */
async function revokedKeyOf(
  { registry }: Admin,
  { module, build, digest }: LiveBuild,
  trust: TrustPolicy,
): Promise<string | undefined> {
  const envelope = (await registry.envelopes([digest])).get(digest);
  const subject = `${module} ${build}`;
  const signers = envelope?.signatures.map(({ keyid }) => keyid) ?? [];
  let problem = "its record is not in the registry";
  for (const keptDespite of [undefined, ...signers]) {
    try {
      const moment = { at: "take-up", keptDespite } as const;
      const { revoked, keyId } = await verifyReleaseInBackground(envelope, trust, moment, subject);
      return revoked === undefined ? undefined : keyId;
    } catch (error) {
      problem = (error as Error).message;
    }
  }
  throw adminErrors.create("TRUST_BREAKS", { module, build, problem });
}
