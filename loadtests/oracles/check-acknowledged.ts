import { randomBytes } from "node:crypto";
import type { Acknowledgement } from "@madang/load-kit/acknowledgement";
import type { PortalDatabase } from "../runner/portal/target-portal.ts";
import type { LoadedModule } from "../runner/suite/read-suite.ts";
import { compareStored, type StoredViolation } from "./compare-stored.ts";
import { expectedOf, storedFingerprints } from "./fingerprints.ts";

/** Compares every acknowledgement with what the module has stored. */
export async function checkAcknowledged(options: {
  acknowledgements: readonly Acknowledgement[];
  modules: readonly LoadedModule[];
  database: PortalDatabase;
  signal: AbortSignal;
}): Promise<StoredViolation[]> {
  const { acknowledgements, modules, database, signal } = options;
  const violations: StoredViolation[] = [];
  for (const { id, folder } of modules) {
    const own = acknowledgements.filter(({ module }) => module === id);
    if (own.length === 0) continue;
    const key = randomBytes(32).toString("hex");
    const stored = await storedFingerprints({ module: id, folder, key, database, signal });
    const expected = own.map((each) => expectedOf(each, key));
    // The first field that a journey names is the one with its visitor's marker.
    const identity = Object.keys(own[0]?.fields ?? {})[0] ?? "";
    violations.push(...compareStored({ module: id, expected, stored, identity }));
  }
  return violations;
}
