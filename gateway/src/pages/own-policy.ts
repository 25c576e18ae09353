import type { ShownView } from "../compose/page-content.ts";
import { sourcesTogether } from "../protect/page-sources.ts";
import type { PageVisit } from "./page-visit.ts";

/** The field of a page on which something loads from elsewhere; every other page has the portal's own policy. */
export function ownPolicy({ gateway }: Pick<PageVisit, "gateway">, shown: readonly ShownView[]): string[] {
  const sources = sourcesTogether(shown.map(({ module }) => module.sources));
  return sources === undefined ? [] : ["content-security-policy", gateway.security.policyWith(sources)];
}
