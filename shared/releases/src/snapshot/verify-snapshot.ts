import { moduleIdSchema } from "@madang/manifest";
import { z } from "zod";
import { channelSnapshotSchema, moduleChannelsSchema, type ChannelSnapshot } from "../channel-snapshot.ts";
import { payloadTypes } from "../envelope.ts";
import { releasesErrors } from "../errors.ts";
import { openEnvelope } from "../sign/open-envelope.ts";
import { checkPayload, parsePayload } from "../sign/parse-payload.ts";
import type { PublicKey } from "../trust-policy.ts";
import { sameJson } from "./same-json.ts";
import { largestSnapshot } from "./sign-snapshot.ts";

export interface KnownSnapshot {
  readonly sequence: number;
  /** SHA-256 of its signed bytes. */
  readonly digest: string;
}

export interface VerifiedSnapshot {
  readonly snapshot: ChannelSnapshot;
  readonly digest: string;
  readonly keyId: string;
}

const subject = "the channels";
/** Everything but the modules, which are checked one after the other. */
const frameSchema = channelSnapshotSchema.extend({ modules: z.record(z.string(), z.unknown()) });

/**
 * Sequence decides order, never a clock: an operator's key that has expired still tells what is live, a revoked one does not.
 * `after` is what this gateway has taken up last; that very snapshot is taken again, an older one never (RELEASES_SNAPSHOT_OLD), nor
 * another one with its sequence (RELEASES_SNAPSHOT_FORKED).
 */
export function verifySnapshot(
  envelope: unknown,
  operatorKeys: readonly PublicKey[],
  known: { after?: KnownSnapshot | undefined } = {},
): VerifiedSnapshot {
  const steps = verifySnapshotSteps(envelope, operatorKeys, known);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, module by module: a gateway answers requests in between. Channels that say the same as in `before` are the same objects. */
export function* verifySnapshotSteps(
  envelope: unknown,
  operatorKeys: readonly PublicKey[],
  { after, before }: { after?: KnownSnapshot | undefined; before?: ChannelSnapshot | undefined } = {},
): Generator<void, VerifiedSnapshot, void> {
  const { payload, digest, signers } = openEnvelope(envelope, {
    payloadType: payloadTypes.snapshot,
    largest: largestSnapshot,
    subject,
    keysOf: (id) => operatorKeys.filter((key) => key.id === id),
  });
  const signer = validSigner(signers);
  yield;
  const frame = parsePayload(frameSchema, payload, subject);
  if (after !== undefined) refuseReplay({ sequence: frame.sequence, digest }, after);
  yield;
  const modules: ChannelSnapshot["modules"] = {};
  for (const [id, channels] of Object.entries(frame.modules)) {
    const known = knownChannels(before, id, channels);
    const of = `${subject} of ${id}`;
    modules[known === undefined ? checkPayload(moduleIdSchema, id, of) : id] =
      known ?? checkPayload(moduleChannelsSchema, channels, of);
    yield;
  }
  return { snapshot: { ...frame, modules }, digest, keyId: signer.id };
}

function knownChannels(before: ChannelSnapshot | undefined, id: string, channels: unknown) {
  if (before === undefined || !Object.hasOwn(before.modules, id)) return undefined;
  const known = before.modules[id];
  return sameJson(known, channels) ? known : undefined;
}

function validSigner(signers: readonly [PublicKey, ...PublicKey[]]): PublicKey {
  const valid = signers.find(({ revoked }) => revoked === undefined);
  if (valid !== undefined) return valid;
  const [{ id, revoked = "" }] = signers;
  throw releasesErrors.create("KEY_REVOKED", { key: id, team: "the operator", subject, at: revoked });
}

function refuseReplay(offered: KnownSnapshot, known: KnownSnapshot): void {
  if (offered.sequence < known.sequence)
    throw releasesErrors.create("SNAPSHOT_OLD", { sequence: offered.sequence, known: known.sequence });
  if (offered.sequence === known.sequence && offered.digest !== known.digest)
    throw releasesErrors.create("SNAPSHOT_FORKED", {
      sequence: offered.sequence,
      known: known.digest.slice(0, 12),
      other: offered.digest.slice(0, 12),
    });
}
