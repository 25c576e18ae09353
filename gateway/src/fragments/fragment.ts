import type { MadangError } from "@madang/errors";
import type { FragmentDescription } from "@madang/manifest";
import type { CacheOutcome } from "../cache/engine/http-cache.ts";
import type { Validity } from "../cache/validity.ts";

interface Kept {
  /** How long what is made of it may be used; absent where it may not be kept at all. */
  readonly validity?: Validity | undefined;
  /** What the cache did; absent where it was not asked. */
  readonly cached?: CacheOutcome;
}

/** A module's HTML, whatever its status: a page found, a form sent back with messages, a 404 of its own. */
export interface Fragment extends Kept {
  readonly kind: "fragment";
  readonly status: number;
  readonly description: FragmentDescription;
  readonly html: Buffer;
  /** Seconds, on a form that could not be taken now. */
  readonly retryAfter?: string | undefined;
  /** Set on a copy that stands in for an answer that did not come. */
  readonly copy?: { readonly storedAt: number; readonly freshUntil: number };
}

export interface Redirect extends Kept {
  readonly kind: "redirect";
  readonly status: number;
  /** A path on this site. */
  readonly location: string;
}

/** The module said no without a page of its own: the portal's page for that status is shown. */
export interface Refusal extends Kept {
  readonly kind: "refused";
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly allow: string | undefined;
}

/** A box that has nothing to show. */
export interface Nothing extends Kept {
  readonly kind: "nothing";
}

/** The module failed and there is no copy. */
export interface Away {
  readonly kind: "away";
  readonly error: MadangError;
}

export type ModuleAnswer = Fragment | Redirect | Refusal | Nothing;
export type Outcome = ModuleAnswer | Away;
