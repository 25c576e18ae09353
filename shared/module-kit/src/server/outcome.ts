import { kitErrors } from "../errors.ts";
import type { FieldProblem, FormState, FormValues } from "../view/form-state.ts";

/** What a load or an action can say in place of data. Made by the functions below, never by hand. */
const brand = Symbol("outcome");

/** That nothing is there may be stored too, and has to go when something comes. */
export interface Passing {
  /** Cache tags beyond the module's own. */
  readonly tags?: readonly string[] | undefined;
  /** When something will be there. */
  readonly until?: Date | undefined;
}

export interface NotFound extends Passing {
  readonly [brand]: "not-found";
}
export interface Gone extends Passing {
  readonly [brand]: "gone";
}
export interface Nothing extends Passing {
  readonly [brand]: "nothing";
}
export interface Redirect {
  readonly [brand]: "redirect";
  /** On this site, without language prefix. */
  readonly path: string;
  readonly status: 301 | 303 | 308;
}
export interface Invalid {
  readonly [brand]: "invalid";
  readonly form: FormState;
}
export interface Unavailable {
  readonly [brand]: "unavailable";
  readonly retryAfter: number;
  readonly form?: FormState;
}

export interface Limited {
  readonly [brand]: "limited";
  readonly retryAfter: number;
  readonly form?: FormState;
}

export type LoadOutcome = NotFound | Gone | Redirect | Unavailable | Limited;
export type ActionOutcome = LoadOutcome | Invalid;
export type Outcome = LoadOutcome | Invalid | Nothing;

/** 404: the portal's own page for addresses without a document. */
export function notFound(passing: Passing = {}): NotFound {
  return { ...passing, [brand]: "not-found" };
}

/** 410: it was here and will not come back. */
export function gone(passing: Passing = {}): Gone {
  return { ...passing, [brand]: "gone" };
}

/** A box that has nothing to show now: 204, and the page shows no trace of it. */
export function nothing(passing: Passing = {}): Nothing {
  return { ...passing, [brand]: "nothing" };
}

/**
 * To another page of this site; `path` without language prefix. 303 See Other (RFC 9110 section 15.4.4) unless the move is
 * for good. Throws KIT_LOCAL_PATH for anything that could lead elsewhere.
 */
export function redirect(path: string, options: { status?: 301 | 303 | 308 } = {}): Redirect {
  return { [brand]: "redirect", path: localPath(path), status: options.status ?? 303 };
}

/** 422: the page again, with messages and everything that was typed. */
export function invalid(form: { errors: readonly FieldProblem[]; values: FormValues }): Invalid {
  return { [brand]: "invalid", form };
}

/** 503 with Retry-After in seconds. With `form`, the page again with everything that was typed. */
export function unavailable(options: { retryAfter?: number; form?: FormState } = {}): Unavailable {
  const { retryAfter = 5, form } = options;
  return { [brand]: "unavailable", retryAfter, ...(form === undefined ? {} : { form }) };
}

/** 429 with Retry-After in whole seconds (RFC 6585 section 4). With `form`, the page again with its message. */
export function limited(options: { retryAfter: number; form?: FormState }): Limited {
  const { retryAfter, form } = options;
  return {
    [brand]: "limited",
    retryAfter: Math.max(1, Math.ceil(retryAfter)),
    ...(form === undefined ? {} : { form }),
  };
}

export function isOutcome(value: unknown): value is Outcome {
  return typeof value === "object" && value !== null && brand in value;
}

export function outcomeKind(outcome: Outcome): Outcome[typeof brand] {
  return outcome[brand];
}

export function passingOf(outcome: Outcome): Required<Passing> {
  const { tags = [], until } = outcome as Passing;
  return { tags, until };
}

export function isKind<Kind extends Outcome[typeof brand]>(
  value: unknown,
  kind: Kind,
): value is Extract<Outcome, { readonly [brand]: Kind }> {
  return isOutcome(value) && value[brand] === kind;
}

/** Normalized and percent-encoded; `//host`, `/\host` and control characters would leave the site or split the field. */
export function localPath(path: string): string {
  const local = /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? URL.parse(path, "http://site.invalid") : null;
  if (local === null || local.host !== "site.invalid" || local.pathname.startsWith("//"))
    throw kitErrors.create("LOCAL_PATH", { path });
  return local.pathname + local.search + local.hash;
}
