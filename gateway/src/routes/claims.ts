import type { ReleaseRecord } from "@madang/manifest";
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
export function* claimSteps(
  records: Iterable<ReleaseRecord>,
  claims: Claims = new Claims(),
): Steps<SettledClaims> {
  const accepted: ReleaseRecord[] = [];
  const refused: RefusedModule[] = [];
  for (const record of records) {
    const reason = claims.conflictOf(record);
    if (reason !== undefined) refused.push({ module: record.module, reason });
    else {
      claims.take(record);
      accepted.push(record);
    }
    yield;
  }
  return { accepted, refused };
}

/** What of a release record claims addresses. */
export interface Claimant {
  readonly module: string;
  readonly manifest: {
    readonly pages: Readonly<Record<string, { readonly path: string }>>;
    readonly api?: { readonly prefix: string } | undefined;
  };
}

/** Which module holds which address. Another build of the holder may claim it too. */
export class Claims {
  readonly #holders = new Map<string, string>();

  /** GATEWAY_ROUTE_CONFLICT, or undefined. */
  conflictOf(record: Claimant): Error | undefined {
    const { module: newcomer } = record;
    const own = new Set<string>();
    for (const { address, shape } of claimsOf(record)) {
      const holder = own.has(shape) ? newcomer : this.#otherHolder(shape, newcomer);
      if (holder !== undefined) return gatewayErrors.create("ROUTE_CONFLICT", { newcomer, address, holder });
      own.add(shape);
    }
    return undefined;
  }

  take(record: Claimant): void {
    for (const { shape } of claimsOf(record)) this.#holders.set(shape, record.module);
  }

  /** As if it had never been taken; what another build of the module holds too has to be taken again. */
  drop(record: Claimant): void {
    for (const { shape } of claimsOf(record))
      if (this.#holders.get(shape) === record.module) this.#holders.delete(shape);
  }

  #otherHolder(shape: string, module: string): string | undefined {
    const holder = this.#holders.get(shape);
    return holder === module ? undefined : holder;
  }
}

interface Claim {
  readonly address: string;
  readonly shape: string;
}

const known = new WeakMap<Claimant, readonly Claim[]>();

/** Worked out once for each record: they are settled anew with every release of any module. */
function claimsOf(record: Claimant): readonly Claim[] {
  const found = known.get(record);
  if (found !== undefined) return found;
  const made = addressesOf(record.manifest).map((address) => ({ address, shape: shapeOf(address) }));
  known.set(record, made);
  return made;
}

function addressesOf(manifest: Claimant["manifest"]): string[] {
  const pages = Object.values(manifest.pages).map((page) => page.path);
  return manifest.api === undefined ? pages : [...pages, manifest.api.prefix];
}
