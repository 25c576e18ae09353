import type { StoredViolation } from "../oracles/compare-stored.ts";
import type { ToldViolation, Verification } from "./collector.ts";
import type { BrokenPromise } from "./verdict.ts";

/** An answer that carried what it must not. */
export function brokenByViolation(violation: ToldViolation): BrokenPromise {
  const { oracle, module, journey, detail, method, address, status, place, offset, at } = violation;
  const where = offset < 0 ? place : `${place} at ${offset}`;
  return {
    oracle,
    module,
    detail,
    evidence: `${method} ${address} answered ${status} at ${at}, ${where}, journey ${journey}`,
  };
}

/** Something that another visitor could not look up as it was promised. */
export function brokenByVerification({ module, reference, reason }: Verification): BrokenPromise[] {
  if (reason === undefined) return [];
  const detail = `${reference} cannot be looked up as it was acknowledged: ${reason}`;
  return [{ oracle: "acknowledged", module, detail, evidence: "looked up three times with its password" }];
}

export function brokenByStored({ oracle, module, reference, detail }: StoredViolation): BrokenPromise {
  return { oracle, module, detail: `${reference} ${detail}`, evidence: "compared with the database" };
}
