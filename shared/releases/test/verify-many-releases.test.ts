import { expect, test } from "vitest";
import { exampleStatement } from "../testing/public.ts";
import {
  generateKey,
  judgeAgain,
  signRelease,
  verifyRelease,
  verifyReleaseInBackground,
  type TrustPolicy,
} from "../src/public.ts";

const { key } = generateKey("news-2026");
const release = signRelease(exampleStatement(), key);
const trust = trustOf({});
const takeUp = { at: "take-up" } as const;

function trustOf(team: Partial<TrustPolicy["teams"][string]>): TrustPolicy {
  return { teams: { news: { modules: ["news"], keys: [key.publicKey], ...team } } };
}

test("in the background a release is verified as in the foreground", async () => {
  expect(await verifyReleaseInBackground(release, trust, takeUp)).toEqual(
    verifyRelease(release, trust, takeUp),
  );
  const damaged = { ...release, payload: Buffer.from("{}").toString("base64") };
  await expect(verifyReleaseInBackground(damaged, trust, takeUp)).rejects.toMatchObject({
    code: "RELEASES_SIGNATURE_WRONG",
  });
  await expect(verifyReleaseInBackground({}, trust, takeUp)).rejects.toMatchObject({
    code: "RELEASES_ENVELOPE_INVALID",
  });
});

test("after a change of the policy a verified release is judged again without its envelope", () => {
  const verified = verifyRelease(release, trust, takeUp);
  expect(judgeAgain(verified, trustOf({}), takeUp)).toEqual(verified);
  const cases = [
    ["RELEASES_OUTSIDE_TEAM", trustOf({ modules: ["roads"] })],
    ["RELEASES_CRITICALITY_TOO_HIGH", trustOf({ criticality: "background" })],
    ["RELEASES_KEY_REVOKED", trustOf({ keys: [{ ...key.publicKey, revoked: "2026-01-01T00:00:00.000Z" }] })],
    ["RELEASES_KEY_UNKNOWN", trustOf({ keys: [] })],
    ["RELEASES_KEY_UNKNOWN", trustOf({ keys: [{ ...generateKey("news-2026").key.publicKey }] })],
  ] as const;
  for (const [code, policy] of cases)
    expect(() => judgeAgain(verified, policy, takeUp), code).toThrow(expect.objectContaining({ code }));
});
