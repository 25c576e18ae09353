import { createHash } from "node:crypto";
import { generateKey, signSnapshot, verifySnapshotSteps, type Envelope } from "@madang/releases";
import { expect, test } from "vitest";
import { inSlices } from "../../src/routes/in-slices.ts";

const operator = generateKey("operator-1").key;
const ids = Array.from({ length: 10_009 }, (_, index) => `m${index}`);

function snapshotOf(sequence: number, changed = ""): Envelope {
  const modules = Object.fromEntries(
    ids.map((id) => {
      const digest = createHash("sha256")
        .update(`${id}${id === changed ? sequence : ""}`)
        .digest("hex");
      return [id, { stable: "build0001", builds: { build0001: { digest, version: "1.0.0" } } }];
    }),
  );
  const issuedAt = new Date().toISOString();
  return signSnapshot({ schema: 1, sequence, issuedAt, trust: { teams: {} }, modules }, operator);
}

test("channels of ten thousand modules are checked a little at a time, and requests go first in between", async () => {
  const envelope = snapshotOf(1);
  let turns = 0;
  const others = setInterval(() => (turns += 1), 0);
  const { snapshot } = await inSlices(verifySnapshotSteps(envelope, [operator.publicKey]));
  clearInterval(others);
  expect(Object.keys(snapshot.modules)).toHaveLength(10_009);
  expect(turns).toBeGreaterThan(1);
});

test("channels that say the same as before are the same objects, and only what has changed is another", async () => {
  const keys = [operator.publicKey];
  const { snapshot: before } = await inSlices(verifySnapshotSteps(snapshotOf(1), keys));
  const { snapshot } = await inSlices(verifySnapshotSteps(snapshotOf(2, "m7"), keys, { before }));
  const changed = ids.filter((id) => snapshot.modules[id] !== before.modules[id]);
  expect(changed).toEqual(["m7"]);
});
