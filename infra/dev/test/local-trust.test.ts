import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { generateKey, trustPolicySchema, type TrustPolicy } from "@madang/releases";
import { expect, onTestFinished, test } from "vitest";
import { makeLocalTokens } from "../src/registry/local-tokens.ts";
import { trustWith } from "../src/registry/local-trust.ts";
import { loadPortalKeys } from "../src/registry/portal-keys.ts";

const key = generateKey("team").key.publicKey;
const local = { modules: ["shell", "news"], key, sources: ["https://maps.example.go.kr"] };

function folder(): string {
  const place = mkdtempSync(path.join(tmpdir(), "madang-keys-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  return place;
}

test("at first this workspace's team may release all that it holds", () => {
  const policy = trustWith({ teams: {} }, local);
  expect(trustPolicySchema.parse(policy)).toEqual({
    teams: {
      local: { criticality: "emergency", modules: ["shell", "news"], keys: [key], sources: local.sources },
    },
  });
  expect(trustWith(policy as TrustPolicy, local)).toBeUndefined();
});

test("a module that is begun is added, and nothing is taken away", () => {
  const before = trustWith({ teams: {} }, local) as TrustPolicy;
  const after = trustWith(before, { ...local, modules: ["reservations"], sources: [] });
  expect(after?.teams["local"]?.modules).toEqual(["shell", "news", "reservations"]);
  expect(after?.teams["local"]?.sources).toEqual(local.sources);
});

test("what an operator has decided stays: other teams, their modules, and a key that is revoked", () => {
  const revoked = { ...key, revoked: "2026-11-22T09:00:00Z" };
  const press = { modules: ["news"], keys: [generateKey("press").key.publicKey] };
  const policy = { teams: { press, local: { modules: ["shell"], keys: [revoked] } } };
  const after = trustWith(policy, local);
  expect(after?.teams["press"]).toEqual(press);
  expect(after?.teams["local"]).toMatchObject({ modules: ["shell"], keys: [revoked] });
});

test("keys are made once, and their loss is said instead of mended", async () => {
  const place = path.join(folder(), "keys");
  const made = await loadPortalKeys({ folder: place, isNew: true });
  const again = await loadPortalKeys({ folder: place, isNew: false });
  expect(again.operator.publicKey).toEqual(made.operator.publicKey);
  expect(again.team.publicKey.id).toBe("team");
  rmSync(made.operatorFile);
  await expect(loadPortalKeys({ folder: place, isNew: false })).rejects.toMatchObject({
    code: "SUPERVISOR_RELEASE_KEYS_MISSING",
  });
});

test("tokens are new at each start, those of others stay, and none lies in the file itself", () => {
  const file = path.join(folder(), "tokens.json");
  const first = makeLocalTokens(file);
  const { tokens } = JSON.parse(readFileSync(file, "utf8")) as { tokens: { name: string }[] };
  const other = { name: "press", sha256: "a".repeat(64), scopes: ["release:news"] };
  writeFileSync(file, JSON.stringify({ tokens: [...tokens, other] }));
  const second = makeLocalTokens(file);
  const text = readFileSync(file, "utf8");
  expect(second.person).not.toBe(first.person);
  expect((JSON.parse(text) as { tokens: { name: string }[] }).tokens.map(({ name }) => name)).toEqual([
    "this-runner",
    "this-machine",
    "press",
  ]);
  for (const token of [first.person, first.runner, second.person, second.runner])
    expect(text).not.toContain(token);
});

test("a tokens file that is broken is named", () => {
  const file = path.join(folder(), "tokens.json");
  writeFileSync(file, '{"tokens":[{"name":"x"}]}');
  expect(() => makeLocalTokens(file)).toThrow("cannot be read");
});
