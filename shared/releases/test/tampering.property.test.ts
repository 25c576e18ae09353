import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exampleStatement } from "../testing/public.ts";
import { generateKey, signRelease, verifyRelease, type Envelope } from "../src/public.ts";

const { key } = generateKey("news-2026");
const release = signRelease(exampleStatement(), key);
const trust = { teams: { news: { modules: ["news"], keys: [key.publicKey] } } };
const payload = Buffer.from(release.payload, "base64");
const signature = Buffer.from(release.signatures[0]!.sig, "base64");

function verified(envelope: unknown): string {
  try {
    return verifyRelease(envelope, trust, { at: "take-up" }).digest;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const other = Buffer.from(bytes);
  other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return other;
}

function withBytes(bytes: { payload?: Buffer; signature?: Buffer }): Envelope {
  const sig = (bytes.signature ?? signature).toString("base64");
  return {
    ...release,
    payload: (bytes.payload ?? payload).toString("base64"),
    signatures: [{ keyid: key.id, sig }],
  };
}

test("any bit of what was signed, or of the signature, that is another one", () => {
  fc.assert(
    fc.property(fc.nat(payload.length * 8 - 1), fc.nat(signature.length * 8 - 1), (bit, other) => {
      expect(verified(withBytes({ payload: flipped(payload, bit) }))).toBe("RELEASES_SIGNATURE_WRONG");
      expect(verified(withBytes({ signature: flipped(signature, other) }))).toBe("RELEASES_SIGNATURE_WRONG");
    }),
    { numRuns: 200 },
  );
});

test("more or fewer bytes, at either end", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 200 }),
      (more, fewer) => {
        const changes = [
          Buffer.concat([payload, more]),
          Buffer.concat([more, payload]),
          payload.subarray(fewer),
          payload.subarray(0, -fewer),
        ];
        for (const change of changes)
          expect(verified(withBytes({ payload: change }))).toBe("RELEASES_SIGNATURE_WRONG");
      },
    ),
    { numRuns: 50 },
  );
});

test("whatever comes instead of an envelope is refused with a code of ours", () => {
  const almost = fc.record(
    {
      payloadType: fc.oneof(fc.constant(release.payloadType), fc.string()),
      payload: fc.oneof(fc.constant(release.payload), fc.base64String(), fc.anything()),
      signatures: fc.oneof(
        fc.constant(release.signatures),
        fc.array(fc.record({ keyid: fc.oneof(fc.constant(key.id), fc.string()), sig: fc.base64String() })),
        fc.anything(),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(almost, fc.anything()), (input) => {
      expect(verified(input)).toMatch(/^RELEASES_|^[0-9a-f]{64}$/);
    }),
    { numRuns: 500 },
  );
});
