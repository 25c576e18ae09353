import type { MadangError } from "@madang/errors";
import type { CacheRules, FragmentDescription } from "@madang/manifest";

/** A module's HTML, whatever its status: a page found, a form sent back with messages, a 404 of its own. */
export interface Fragment {
  readonly kind: "fragment";
  readonly status: number;
  readonly description: FragmentDescription;
  readonly html: Buffer;
  /** As the module said it. */
  readonly cacheControl: string | undefined;
  /** Seconds, on a form that could not be taken now. */
  readonly retryAfter?: string | undefined;
  /** Set on a copy that stands in for an answer that did not come. */
  readonly copy?: { readonly storedAt: number; readonly rules: CacheRules };
}

export interface Redirect {
  readonly kind: "redirect";
  readonly status: number;
  /** A path on this site. */
  readonly location: string;
}

/** The module said no without a page of its own: the portal's page for that status is shown. */
export interface Refusal {
  readonly kind: "refused";
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly allow: string | undefined;
}

/** A box that has nothing to show. */
export interface Nothing {
  readonly kind: "nothing";
}

/** The module failed and there is no copy. */
export interface Away {
  readonly kind: "away";
  readonly error: MadangError;
}

export type ModuleAnswer = Fragment | Redirect | Refusal | Nothing;
export type Outcome = ModuleAnswer | Away;
