import type { ReleaseRecord } from "@madang/manifest";
import {
  judgeAgain,
  verifyReleaseInBackground,
  type Envelope,
  type TrustPolicy,
  type VerifiedRelease,
  type VerifyMoment,
} from "@madang/releases";
import type { RegistryReader } from "@madang/registry";
import { gatewayErrors } from "../../errors.ts";
import { inSlices, type Steps } from "../../routes/in-slices.ts";
import { isChangeOfRights, recalledRelease } from "./recalled-release.ts";
import type { ReleaseMemory } from "./release-memory.ts";

/** A build that the channels name. */
export interface NamedBuild {
  readonly module: string;
  readonly build: string;
  readonly digest: string;
  /** Id of the revoked key in spite of which the operator lets it go on. */
  readonly keptDespite: string | undefined;
}

export type Verdict = VerifiedRelease | Error;

interface Shelved {
  readonly trust: TrustPolicy;
  readonly keptDespite: string | undefined;
  readonly verdict: Verdict;
  /** What was verified last, whatever the policy says now. */
  readonly verified: VerifiedRelease | undefined;
}

/** Envelopes asked for in one question, or read at once: a megabyte or so. */
const together = 200;
/** Signatures checked at the same time. */
const atOnce = 8;

/** Releases by digest, each fetched once and its signature checked once; another trust policy judges them again. */
export class ReleaseShelf {
  readonly #registry: RegistryReader;
  readonly #memory: ReleaseMemory;
  readonly #isGood: (digest: string) => boolean;
  readonly #shelved = new Map<string, Shelved>();

  constructor(options: {
    registry: RegistryReader;
    memory: ReleaseMemory;
    /** Releases that were in force before this process began. */
    isGood: (digest: string) => boolean;
  }) {
    this.#registry = options.registry;
    this.#memory = options.memory;
    this.#isGood = options.isGood;
  }

  /** What is known is judged by the policy, what is not is fetched. Gives the reason where something was needed of the registry, which cannot be asked. */
  async judge(named: readonly NamedBuild[], trust: TrustPolicy): Promise<Error | undefined> {
    const unknown = await inSlices(this.#judgeKnown(named, trust));
    const missing = await this.#fromDisk(unknown, trust);
    try {
      for (const one of await this.#fromRegistry(missing, trust))
        this.#shelved.set(one.digest, notThere(one, trust, undefined));
      return undefined;
    } catch (error) {
      const away = error as Error;
      for (const one of missing)
        if (!this.#judgedBy(one, trust)) this.#shelved.set(one.digest, notThere(one, trust, away));
      return away;
    }
  }

  /** Of the last time that it was judged. */
  verdictOn(digest: string): Verdict | undefined {
    return this.#shelved.get(digest)?.verdict;
  }

  forget(isNamed: (digest: string) => boolean): void {
    for (const digest of this.#shelved.keys()) if (!isNamed(digest)) this.#shelved.delete(digest);
  }

  /** A release of the past. Rejects with REGISTRY_*; undefined where there is none that the team has signed. */
  async recall(
    wanted: { module: string; build: string },
    trust: TrustPolicy,
  ): Promise<ReleaseRecord | undefined> {
    const summaries = await this.#registry.releases(wanted.module);
    const digest = summaries.find(({ build }) => build === wanted.build)?.digest;
    if (digest === undefined) return undefined;
    const envelope = (await this.#registry.envelopes([digest])).get(digest);
    if (envelope === undefined) return undefined;
    const one = { ...wanted, digest, keptDespite: undefined };
    return (await verified(one, envelope, trust)).verified?.statement.record;
  }

  /** What was verified of it once, for a release that ran before the policy turned against it. */
  lastVerified(digest: string): VerifiedRelease | undefined {
    return this.#shelved.get(digest)?.verified;
  }

  *#judgeKnown(named: readonly NamedBuild[], trust: TrustPolicy): Steps<NamedBuild[]> {
    const unknown: NamedBuild[] = [];
    for (const one of named) {
      const known = this.#shelved.get(one.digest);
      const again = known === undefined ? undefined : judgedAgain(known, one, trust);
      if (again === undefined) unknown.push(one);
      else this.#shelved.set(one.digest, again);
      yield;
    }
    return unknown;
  }

  /** Resolves with those that are not there. */
  async #fromDisk(wanted: readonly NamedBuild[], trust: TrustPolicy): Promise<NamedBuild[]> {
    const missing: NamedBuild[] = [];
    for (let from = 0; from < wanted.length; from += together) {
      const some = wanted.slice(from, from + together);
      const envelopes = await this.#memory.envelopes(some.map(({ digest }) => digest));
      await inParallel(some, async (one) => {
        const envelope = envelopes.get(one.digest);
        if (envelope === undefined) missing.push(one);
        else
          this.#shelved.set(one.digest, this.#recalled(await verified(one, envelope, trust), one, envelope));
      });
    }
    return missing;
  }

  #recalled(shelved: Shelved, { digest }: NamedBuild, envelope: Envelope): Shelved {
    if (!isChangeOfRights(shelved.verdict) || !this.#isGood(digest)) return shelved;
    return { ...shelved, verified: recalledRelease(envelope, digest) };
  }

  /** Resolves with those that it does not hold. */
  async #fromRegistry(wanted: readonly NamedBuild[], trust: TrustPolicy): Promise<NamedBuild[]> {
    const absent: NamedBuild[] = [];
    for (let from = 0; from < wanted.length; from += together) {
      const some = wanted.slice(from, from + together);
      const envelopes = await this.#registry.envelopes(some.map(({ digest }) => digest));
      await inParallel(some, async (one) => {
        const envelope = envelopes.get(one.digest);
        if (envelope === undefined) {
          absent.push(one);
          return;
        }
        const judged = await verified(one, envelope, trust);
        this.#shelved.set(one.digest, judged);
        if (judged.verified !== undefined) this.#memory.keepEnvelope(one.digest, envelope);
      });
    }
    return absent;
  }

  #judgedBy({ digest }: NamedBuild, trust: TrustPolicy): boolean {
    return this.#shelved.get(digest)?.trust === trust;
  }
}

/** Undefined: it has to be fetched (again). */
function judgedAgain(known: Shelved, one: NamedBuild, trust: TrustPolicy): Shelved | undefined {
  if (known.verified === undefined || known.verified.signers.length === 0) return undefined;
  if (known.trust === trust && known.keptDespite === one.keptDespite) return known;
  const shelf = { ...shelfOf(one, trust), verified: known.verified };
  try {
    return { ...shelf, verdict: judgeAgain(known.verified, trust, momentOf(one)) };
  } catch (reason) {
    return { ...shelf, verdict: reason as Error };
  }
}

async function verified(one: NamedBuild, envelope: Envelope, trust: TrustPolicy): Promise<Shelved> {
  const shelf = shelfOf(one, trust);
  try {
    const release = await verifyReleaseInBackground(
      envelope,
      trust,
      momentOf(one),
      `${one.module} ${one.build}`,
    );
    refuseAnother(release, one);
    return { ...shelf, verdict: release, verified: release };
  } catch (reason) {
    return { ...shelf, verdict: reason as Error, verified: undefined };
  }
}

function shelfOf({ keptDespite }: NamedBuild, trust: TrustPolicy): Pick<Shelved, "trust" | "keptDespite"> {
  return { trust, keptDespite };
}

/** Expiry is judged where a release comes in, by the admin's clock: a gateway whose clock is wrong refuses nothing for it. */
function momentOf({ keptDespite }: NamedBuild): VerifyMoment {
  return { at: "take-up", keptDespite };
}

/** The registry's rows are as little believed as the network: what is signed must be what the operator has signed the name of. */
function refuseAnother(
  { digest, statement }: VerifiedRelease,
  { module, build, digest: wanted }: NamedBuild,
): void {
  const { record } = statement;
  if (digest === wanted && record.module === module && record.build === build) return;
  throw gatewayErrors.create("RELEASE_EXCHANGED", {
    module,
    build,
    wanted: wanted.slice(0, 12),
    found: `${record.module} ${record.build} ${digest.slice(0, 12)}`,
  });
}

function notThere(one: NamedBuild, trust: TrustPolicy, away: Error | undefined): Shelved {
  const { module, build, digest } = one;
  const missing = gatewayErrors.create("RELEASE_MISSING", { module, build, digest: digest.slice(0, 12) });
  return { ...shelfOf(one, trust), verdict: away ?? missing, verified: undefined };
}

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  const next = async (): Promise<void> => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
