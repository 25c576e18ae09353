import { sign } from "node:crypto";
import { generateKey, sign as signEnvelope } from "@madang/releases";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openPreview, sealPreview, type Preview } from "../../src/channels/preview-token.ts";

const { key: operator } = generateKey("operator-1");
const { key: stranger } = generateKey("stranger");
const keys = [operator.publicKey];
const preview: Preview = {
  module: "news",
  name: "new-list",
  build: "build0002",
  until: "2026-12-01T00:00:00Z",
};
const token = sealPreview(preview, operator);

test("a link that the operator has signed opens, with any of the operator's keys", () => {
  expect(openPreview(token, [stranger.publicKey, operator.publicKey])).toEqual(preview);
});

test("nothing of it can be changed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: token.length - 1 }),
      fc.constantFrom(..."AZaz09-_.=%"),
      (at, letter) => {
        fc.pre(token[at] !== letter);
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        // The last letter of 64 bytes has four bits that mean nothing (RFC 4648 section 3.5): the link is still that link.
        expect([undefined, JSON.stringify(preview)]).toContain(JSON.stringify(openPreview(changed, keys)));
        expect(at === token.length - 1 || openPreview(changed, keys) === undefined).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

test("keys of others, revoked keys and no keys open nothing", () => {
  expect(openPreview(sealPreview(preview, stranger), keys)).toBeUndefined();
  expect(openPreview(token, [{ ...operator.publicKey, revoked: "2026-11-01T00:00:00Z" }])).toBeUndefined();
  expect(openPreview(token, [])).toBeUndefined();
});

test("other things that the operator signs are no previews", () => {
  const [text = ""] = token.split(".");
  const over = (bytes: Buffer): string =>
    `${text}.${sign(null, bytes, operator.privateKey).toString("base64url")}`;
  expect(openPreview(over(Buffer.from(text)), keys)).toBeUndefined();
  expect(openPreview(over(Buffer.from(text, "base64url")), keys)).toBeUndefined();
  const envelope = signEnvelope("text/plain", Buffer.from(text, "base64url"), operator);
  const { sig = "" } = envelope.signatures[0] ?? {};
  expect(openPreview(`${text}.${Buffer.from(sig, "base64").toString("base64url")}`, keys)).toBeUndefined();
});

test("what is signed and says something else is no preview", () => {
  const seal = (value: unknown): string => {
    const text = Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
    return `${text}.${sign(null, Buffer.from(`madang preview 1 ${text}`), operator.privateKey).toString("base64url")}`;
  };
  expect(openPreview(seal(preview), keys)).toEqual(preview);
  for (const value of ["{", "null", "[]", { ...preview, more: 1 }, { ...preview, module: "../x" }, {}])
    expect(openPreview(seal(value), keys)).toBeUndefined();
});

test("rubbish of any size opens nothing and throws nothing", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(openPreview(text, keys)).toBeUndefined();
    }),
  );
  expect(openPreview("a".repeat(1_000_000), keys)).toBeUndefined();
  expect(openPreview(`${"A".repeat(2000)}.${token.split(".")[1]}`, keys)).toBeUndefined();
});
