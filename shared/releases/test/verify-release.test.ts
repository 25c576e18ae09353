import { sign as signBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { exampleStatement } from "../testing/public.ts";
import {
  generateKey,
  payloadDigest,
  payloadTypes,
  sign,
  signAlso,
  signRelease,
  signSnapshot,
  verifyRelease,
  type Envelope,
  type PublicKey,
  type TrustPolicy,
} from "../src/public.ts";

const { key: newsKey } = generateKey("news-2026");
const { key: strangeKey } = generateKey("strange");
const now = new Date("2026-11-22T03:00:00.000Z");
const admission = { at: "admission", now } as const;
const takeUp = { at: "take-up" } as const;

function trustOf(
  key: Partial<PublicKey> = {},
  rights: Partial<TrustPolicy["teams"][string]> = {},
): TrustPolicy {
  return { teams: { news: { modules: ["news"], keys: [{ ...newsKey.publicKey, ...key }], ...rights } } };
}

const release = signRelease(exampleStatement(), newsKey);
const trust = trustOf();

describe("a release that its team signed", () => {
  test("is verified at admission and at take-up, and named by the digest of its bytes", () => {
    for (const moment of [admission, takeUp]) {
      const verified = verifyRelease(release, trust, moment);
      expect(verified).toMatchObject({ team: "news", keyId: "news-2026", digest: payloadDigest(release) });
      expect(verified.statement.record.manifest.pages["list"]?.path).toBe("/news");
    }
  });

  test("is signed as DSSE says: length and letters of the type, then of the bytes", () => {
    const payload = Buffer.from(release.payload, "base64");
    const encoded = Buffer.concat([
      Buffer.from(`DSSEv1 35 application/vnd.madang.release+json ${payload.length} `),
      payload,
    ]);
    expect(release.signatures[0]?.sig).toBe(signBytes(null, encoded, newsKey.privateKey).toString("base64"));
  });

  test("may carry the signatures of an old and a new key: one good one is enough", () => {
    const both = signAlso(release, generateKey("news-2027").key);
    expect(payloadDigest(both)).toBe(payloadDigest(release));
    expect(verifyRelease(both, trust, admission).keyId).toBe("news-2026");
  });
});

describe("a record that was changed", () => {
  test.each([
    ["one letter of the payload", changedPayload],
    ["the signature of another record", withOthersSignature],
    ["a signature of the wrong length", (whole: Envelope) => withSignature(whole, "AAAA")],
    ["an empty signature", (whole: Envelope) => withSignature(whole, "")],
  ])("%s: RELEASES_SIGNATURE_WRONG, naming the key", (_what, change) => {
    expect(() => verifyRelease(change(release), trust, admission, "news aaaa0001")).toThrow(
      expect.objectContaining({
        code: "RELEASES_SIGNATURE_WRONG",
        message: expect.stringContaining('"news-2026"'),
      }),
    );
  });

  function changedPayload(whole: Envelope): Envelope {
    const text = Buffer.from(whole.payload, "base64").toString().replace('"/news"', '"/evil"');
    return { ...whole, payload: Buffer.from(text).toString("base64") };
  }

  function withOthersSignature(whole: Envelope): Envelope {
    const other = signRelease(exampleStatement({ build: "bbbb0002" }), newsKey);
    return { ...whole, signatures: other.signatures };
  }

  function withSignature(whole: Envelope, sig: string): Envelope {
    return { ...whole, signatures: [{ keyid: "news-2026", sig }] };
  }
});

describe("who signed", () => {
  test("a key that nobody knows: RELEASES_KEY_UNKNOWN", () => {
    const strange = signRelease(exampleStatement(), strangeKey);
    expect(() => verifyRelease(strange, trust, admission)).toThrow(/RELEASES|"strange"/);
    expect(codeOf(() => verifyRelease(strange, trust, admission))).toBe("RELEASES_KEY_UNKNOWN");
  });

  test("a stranger who takes a known key's id: RELEASES_SIGNATURE_WRONG", () => {
    const posing = signRelease(exampleStatement(), { ...strangeKey, id: "news-2026" });
    expect(codeOf(() => verifyRelease(posing, trust, admission))).toBe("RELEASES_SIGNATURE_WRONG");
  });

  test("ids that are names of object properties are unknown keys", () => {
    for (const id of ["constructor", "__proto__", "toString"])
      expect(
        codeOf(() =>
          verifyRelease(
            { ...release, signatures: [{ keyid: id, sig: release.signatures[0]!.sig }] },
            trust,
            admission,
          ),
        ),
      ).toBe("RELEASES_KEY_UNKNOWN");
  });

  test("a team releases its own modules alone", () => {
    const other = signRelease(exampleStatement({ module: "petitions" }), newsKey);
    expect(() => verifyRelease(other, trust, takeUp)).toThrow(
      expect.objectContaining({
        code: "RELEASES_OUTSIDE_TEAM",
        message: expect.stringContaining("petitions"),
      }),
    );
  });

  test("another team's key on this team's module: RELEASES_OUTSIDE_TEAM", () => {
    const two: TrustPolicy = {
      teams: { ...trust.teams, roads: { modules: ["roads"], keys: [strangeKey.publicKey] } },
    };
    const foreign = signRelease(exampleStatement(), strangeKey);
    expect(codeOf(() => verifyRelease(foreign, two, admission))).toBe("RELEASES_OUTSIDE_TEAM");
  });
});

describe("the time of a key", () => {
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000).toISOString();

  test("expired: refused at admission with both clocks in the message, taken up all the same", () => {
    const old = trustOf({ expires: minutes(-6) });
    expect(() => verifyRelease(release, old, admission)).toThrow(
      expect.objectContaining({
        code: "RELEASES_KEY_EXPIRED",
        message: expect.stringMatching(
          /2026-11-22T02:54.*this clock says 2026-11-22T03:00.*signed said 2026-11-22T03:00/,
        ),
      }),
    );
    expect(verifyRelease(release, old, takeUp).keyId).toBe("news-2026");
  });

  test("not yet valid: refused at admission", () => {
    expect(codeOf(() => verifyRelease(release, trustOf({ notBefore: minutes(6) }), admission))).toBe(
      "RELEASES_KEY_NOT_YET_VALID",
    );
  });

  test("five minutes either way are the clocks' own", () => {
    for (const key of [{ expires: minutes(-5) }, { notBefore: minutes(5) }])
      expect(verifyRelease(release, trustOf(key), admission).team).toBe("news");
  });

  test("a date of signing that was set back helps nobody", () => {
    const backdated = signRelease(exampleStatement({ createdAt: minutes(-60 * 24 * 300) }), newsKey);
    expect(codeOf(() => verifyRelease(backdated, trustOf({ expires: minutes(-60) }), admission))).toBe(
      "RELEASES_KEY_EXPIRED",
    );
  });
});

describe("a revoked key", () => {
  const revoked = trustOf({ revoked: "2099-01-01T00:00:00.000Z" });

  test("is taken up by no one, whatever the date says", () => {
    for (const moment of [admission, takeUp])
      expect(codeOf(() => verifyRelease(release, revoked, moment))).toBe("RELEASES_KEY_REVOKED");
  });

  test("what the operator's snapshot keeps goes on, and is told", () => {
    const kept = verifyRelease(release, revoked, { at: "take-up", keptDespite: "news-2026" });
    expect(kept.revoked).toBe("2099-01-01T00:00:00.000Z");
    expect(codeOf(() => verifyRelease(release, revoked, { at: "take-up", keptDespite: "other" }))).toBe(
      "RELEASES_KEY_REVOKED",
    );
  });

  test("a second signature by a good key makes the same release good again", () => {
    const { key } = generateKey("news-2027");
    const both = signAlso(release, key);
    const policy = trustOf();
    policy.teams["news"]!.keys = [
      { ...newsKey.publicKey, revoked: "2026-11-01T00:00:00.000Z" },
      key.publicKey,
    ];
    expect(verifyRelease(both, policy, admission)).toMatchObject({ keyId: "news-2027", revoked: undefined });
  });
});

describe("what the operator allows", () => {
  test("a class above the team's, of the module or of one page, is refused by name", () => {
    const high = signRelease(exampleStatement({ manifest: { criticality: "emergency" } }), newsKey);
    expect(() => verifyRelease(high, trust, admission)).toThrow(
      /declares the class emergency \(criticality\).*reading at most/,
    );
    const title = { ko: "소식", en: "News" };
    const pages = { list: { path: "/news", title, access: "public", criticality: "status" } } as const;
    const page = signRelease(exampleStatement({ manifest: { pages } }), newsKey);
    expect(() => verifyRelease(page, trust, admission)).toThrow(/declares the class status \(page list\)/);
    expect(verifyRelease(page, trustOf({}, { criticality: "submission" }), admission).team).toBe("news");
  });

  test("an origin that a page needs is allowed by name alone", () => {
    const needs = { images: ["https://tiles.example.go.kr"], connect: ["https://maps.example.go.kr:8443"] };
    const needy = signRelease(exampleStatement({ manifest: { needs } }), newsKey);
    const one = trustOf({}, { sources: ["https://tiles.example.go.kr"] });
    expect(() => verifyRelease(needy, one, takeUp)).toThrow(
      /needs https:\/\/maps\.example\.go\.kr:8443, which .* allowed: https:\/\/tiles/,
    );
    expect(codeOf(() => verifyRelease(needy, trust, admission))).toBe("RELEASES_NEED_NOT_ALLOWED");
    const both = trustOf({}, { sources: [...needs.images, ...needs.connect] });
    expect(verifyRelease(needy, both, admission).team).toBe("news");
  });
});

describe("hostile envelopes", () => {
  test.each([
    ["nothing", undefined],
    ["a text", "{}"],
    ["an empty object", {}],
    ["no signature", { ...release, signatures: [] }],
    ["nine signatures", { ...release, signatures: Array(9).fill(release.signatures[0]) }],
    ["letters that are no base64", { ...release, payload: "ä".repeat(40) }],
    ["a payload that is an object", { ...release, payload: { length: 4 } }],
    ["an unknown field", { ...release, alg: "none" }],
  ])("%s: RELEASES_ENVELOPE_INVALID", (_what, envelope) => {
    expect(codeOf(() => verifyRelease(envelope, trust, admission))).toBe("RELEASES_ENVELOPE_INVALID");
  });

  test("signed bytes that are no release are refused all the same", () => {
    const many: [string, string][] = [
      ["no JSON", "{"],
      ["null", "null"],
      ["an array of arrays", `${"[".repeat(5000)}${"]".repeat(5000)}`],
      ["an unknown field", JSON.stringify({ ...exampleStatement(), extra: 1 })],
      ["__proto__", `{"__proto__":{"schema":1},"schema":1}`],
      ["another module in the manifest", JSON.stringify(exampleStatement({ manifest: { id: "roads" } }))],
    ];
    for (const [, text] of many)
      expect(
        codeOf(() => verifyRelease(sign(payloadTypes.release, Buffer.from(text), newsKey), trust, admission)),
      ).toBe("RELEASES_PAYLOAD_INVALID");
    expect(
      codeOf(() =>
        verifyRelease(sign(payloadTypes.release, Buffer.from([0x22, 0xff, 0x22]), newsKey), trust, admission),
      ),
    ).toBe("RELEASES_PAYLOAD_INVALID");
  });

  test("channels are no release, though signed with a good key", () => {
    const channels = signSnapshot(
      { schema: 1, sequence: 1, issuedAt: now.toISOString(), trust, modules: {} },
      newsKey,
    );
    expect(codeOf(() => verifyRelease(channels, trust, admission))).toBe("RELEASES_PAYLOAD_TYPE_WRONG");
    expect(
      codeOf(() => verifyRelease({ ...channels, payloadType: payloadTypes.release }, trust, admission)),
    ).toBe("RELEASES_SIGNATURE_WRONG");
  });

  test("five megabytes are refused before anything is computed from them", () => {
    const large = sign(payloadTypes.release, Buffer.alloc(5 * 1024 * 1024, " "), newsKey);
    expect(codeOf(() => verifyRelease(large, trust, admission))).toBe("RELEASES_PAYLOAD_TOO_LARGE");
  });

  test("what no gateway would take is not signed", () => {
    expect(codeOf(() => signRelease({ ...exampleStatement(), createdAt: "now" }, newsKey))).toBe(
      "RELEASES_PAYLOAD_INVALID",
    );
  });
});

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}
