import type { Manifest, ReleaseRecord } from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";
import { atOnce, type Steps } from "./in-slices.ts";
import { shapeOf } from "./path-patterns.ts";
import type { RefusedModule } from "./route-table.ts";

export interface SettledClaims {
  readonly accepted: ReleaseRecord[];
  readonly refused: RefusedModule[];
}

/**
 * Takes records up one after the other, so that of two that claim one address the earlier keeps it. Give the records that
 * are live already first.
 */
export function settleClaims(records: Iterable<ReleaseRecord>): SettledClaims {
  return atOnce(claimSteps(records));
}

/** The same, record by record. */
export function* claimSteps(records: Iterable<ReleaseRecord>): Steps<SettledClaims> {
  const holders = new Map<string, string>();
  const accepted: ReleaseRecord[] = [];
  const refused: RefusedModule[] = [];
  for (const record of records) {
    const reason = problemOf(record, holders);
    if (reason !== undefined) refused.push({ module: record.module, reason });
    else {
      for (const address of addressesOf(record.manifest)) holders.set(shapeOf(address), record.module);
      accepted.push(record);
    }
    yield;
  }
  return { accepted, refused };
}

function problemOf(record: ReleaseRecord, holders: ReadonlyMap<string, string>): Error | undefined {
  const newcomer = record.module;
  const own = new Set<string>();
  for (const address of addressesOf(record.manifest)) {
    const shape = shapeOf(address);
    const holder = own.has(shape) ? newcomer : holders.get(shape);
    if (holder !== undefined) return gatewayErrors.create("ROUTE_CONFLICT", { newcomer, address, holder });
    own.add(shape);
  }
  return undefined;
}

function addressesOf(manifest: Manifest): string[] {
  const pages = Object.values(manifest.pages).map((page) => page.path);
  return manifest.api === undefined ? pages : [...pages, manifest.api.prefix];
}
