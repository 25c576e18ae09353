/** breaking: somebody who relied on it must act. addition: more than before. note: nobody has to act, somebody may want to know. */
export type ChangeKind = "breaking" | "addition" | "note";

export interface ContractChange {
  readonly kind: ChangeKind;
  /** `pages.list`, `pages.list.query.q`, `api.GET /api/news/items`, `exports.newsPaths`: as `deprecated` in a manifest names it. */
  readonly subject: string;
  /** A sentence without a full stop. */
  readonly text: string;
  /** Who must act, and what they have to do. */
  readonly who: readonly string[];
  /** Why nobody who keeps to the old contract is left alone; absent where it is not served any more. */
  readonly served?: string;
  /** How the author can keep the old contract. */
  readonly remedy?: string;
}

export type Breaking = Omit<ContractChange, "kind" | "who"> & { readonly who: readonly string[] };

export function breaking(change: Breaking): ContractChange {
  return { kind: "breaking", ...change };
}

export function addition(subject: string, text: string): ContractChange {
  return { kind: "addition", subject, text, who: [] };
}

export function note(subject: string, text: string, who: readonly string[] = []): ContractChange {
  return { kind: "note", subject, text, who };
}

export const operator = "the operator of the portal";
export const apiClients = "programs that use the API";
export const citizens = "citizens with bookmarks, and search engines";
