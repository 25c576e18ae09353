import { describe, expect, test } from "vitest";
import {
  channelSnapshotSchema,
  generateKey,
  signSnapshot,
  trustPolicySchema,
  verifySnapshot,
} from "../src/public.ts";

const { key: operator } = generateKey("operator-2026");
const { key: team } = generateKey("news-2026");
const keys = [operator.publicKey];
const digest = "a".repeat(64);
const news = { stable: "aaaa0001", builds: { aaaa0001: { digest, version: "1.0.0" } } };

function snapshotOf(sequence: number, modules: Record<string, unknown> = { news }) {
  const issuedAt = "2026-11-22T03:00:00.000Z";
  const trust = { teams: { news: { modules: ["news"], keys: [team.publicKey] } } };
  return channelSnapshotSchema.parse({ schema: 1, sequence, issuedAt, trust, modules });
}

function knownOf(sequence: number) {
  const { snapshot, digest } = verifySnapshot(signSnapshot(snapshotOf(sequence), operator), keys);
  return { sequence: snapshot.sequence, digest };
}

describe("channels that the operator signed", () => {
  test("are taken with a later sequence, and the very same again", () => {
    const after = knownOf(7);
    for (const sequence of [7, 8, 900])
      expect(
        verifySnapshot(signSnapshot(snapshotOf(sequence), operator), keys, { after }).snapshot.sequence,
      ).toBe(sequence);
  });

  test("an older sequence is never taken, whoever signed it", () => {
    expect(() => verifySnapshot(signSnapshot(snapshotOf(6), operator), keys, { after: knownOf(7) })).toThrow(
      expect.objectContaining({
        code: "RELEASES_SNAPSHOT_OLD",
        message: expect.stringContaining("sequence 6, and 7 is known"),
      }),
    );
  });

  test("the same sequence with other bytes is a fork", () => {
    const other = signSnapshot(snapshotOf(7, {}), operator);
    expect(() => verifySnapshot(other, keys, { after: knownOf(7) })).toThrow(
      expect.objectContaining({ code: "RELEASES_SNAPSHOT_FORKED" }),
    );
  });

  test("a team's key signs no channels", () => {
    expect(() => verifySnapshot(signSnapshot(snapshotOf(1), team), keys)).toThrow(
      expect.objectContaining({ code: "RELEASES_KEY_UNKNOWN" }),
    );
    expect(() => verifySnapshot(signSnapshot(snapshotOf(1), { ...team, id: operator.id }), keys)).toThrow(
      expect.objectContaining({ code: "RELEASES_SIGNATURE_WRONG" }),
    );
  });

  test("an operator's key that has expired still says what is live; a revoked one does not", () => {
    const envelope = signSnapshot(snapshotOf(1), operator);
    const expired = [{ ...operator.publicKey, expires: "2020-01-01T00:00:00.000Z" }];
    expect(verifySnapshot(envelope, expired).keyId).toBe("operator-2026");
    const revoked = [{ ...operator.publicKey, revoked: "2026-01-01T00:00:00.000Z" }];
    expect(() => verifySnapshot(envelope, revoked)).toThrow(
      expect.objectContaining({ code: "RELEASES_KEY_REVOKED" }),
    );
  });
});

describe("channels that contradict themselves are neither signed nor taken", () => {
  test.each([
    ["stable", { ...news, stable: "bbbb0002" }],
    ["canary", { ...news, canary: { build: "bbbb0002", weight: 5 } }],
    ["a preview", { ...news, previews: { spring: "bbbb0002" } }],
    ["an ending build", { ...news, ending: ["bbbb0002"] }],
    ["a name of Object's own", { ...news, stable: "constructor" }],
  ])("%s names a build that is not listed", (_what, channels) => {
    expect(channelSnapshotSchema.shape.modules.safeParse({ news: channels }).success).toBe(false);
  });

  test("weights beyond 0 to 100, sequences below 1", () => {
    const canary = { build: "aaaa0001", weight: 100.5 };
    expect(channelSnapshotSchema.shape.modules.safeParse({ news: { ...news, canary } }).success).toBe(false);
    expect(() => signSnapshot({ ...snapshotOf(1), sequence: 0 }, operator)).toThrow(/sequence/);
  });
});

describe("a trust policy", () => {
  const policy = (...keys: unknown[]) => ({
    teams: { news: { modules: ["news"], keys: [team.publicKey] }, roads: { modules: ["roads"], keys } },
  });

  test("has each key once: a revoked one does not come back under another name", () => {
    const again = policy({ ...team.publicKey, id: "innocent" });
    expect(() => trustPolicySchema.parse(again)).toThrow(/same id or the same bytes/);
    expect(() => trustPolicySchema.parse(policy({ ...operator.publicKey, id: team.id }))).toThrow(
      /same id or the same bytes/,
    );
    expect(trustPolicySchema.safeParse(policy(operator.publicKey)).success).toBe(true);
  });

  test("knows the same bytes in other letters", () => {
    const { key } = team.publicKey;
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = letters.indexOf(key.at(-1)!);
    const other = `${key.slice(0, -1)}${letters[(last & ~3) | ((last + 1) & 3)]!}`;
    expect(other).not.toBe(key);
    expect(() => trustPolicySchema.parse(policy({ id: "innocent", key: other }))).toThrow(/same bytes/);
  });

  test.each(["not a key", "A".repeat(42), "A".repeat(44), `${"A".repeat(42)}=`])(
    "refuses the key %s",
    (key) => {
      expect(trustPolicySchema.safeParse(policy({ id: "k", key })).success).toBe(false);
    },
  );
});
