import { gatewayErrors } from "../errors.ts";
import type { Outcome } from "../fragments/fragment.ts";
import { resolveFragment } from "../fragments/resolve-fragment.ts";
import { pseudonymFor } from "../identity/pseudonym.ts";
import { refuseLargeBody } from "../protect/guarded-body.ts";
import { patientBody } from "../upstream/patient-body.ts";
import type { PageVisit } from "./page-visit.ts";

export interface AskedPage {
  readonly outcome: Promise<Outcome>;
  /** The visitor's cookie, where it is new. */
  readonly setCookie: string | undefined;
}

/** Sends the one question that the page is about: with the visitor's pseudonym and the form's body where they belong. */
export async function askForPage(page: PageVisit): Promise<AskedPage> {
  const { gateway, visit, route, language, path, patience } = page;
  if (route.page.requires !== "anyone") throw gatewayErrors.create("SIGN_IN_NEEDED", { route: route.name });
  const posted = visit.method === "POST";
  const { uploadRate: rate, uploadGrace: grace } = gateway.config;
  const limits = { limit: route.page.bodyLimit, rate, grace };
  if (posted) refuseLargeBody(visit.request, route.page.bodyLimit);
  const { visitor } = visit;
  const outcome = resolveFragment(gateway.fragments, {
    visit,
    route,
    language,
    path,
    site: gateway.site.id,
    signal: patience.stop,
    left: patience.left,
    limit: gateway.config.fragmentLimit,
    freshBeyond: page.freshBeyond,
    visitor: visitor === undefined ? undefined : pseudonymFor(visitor.id, route.module.id),
    body: posted ? patientBody({ visit, limits, patience }) : undefined,
  });
  // Whoever takes the outcome hears of its failure, also when that is a moment later.
  outcome.catch(() => {});
  return { outcome, setCookie: visitor?.setCookie };
}
