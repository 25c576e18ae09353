import type { Language } from "@madang/manifest";
import { kitErrors } from "../../errors.ts";
import { isKind, outcomeKind, passingOf, type Outcome } from "../outcome.ts";
import type { Answer } from "./answer.ts";
import { onSite } from "./fragment-description.ts";
import { problemAnswer } from "./problem.ts";

/** The answer for an outcome that shows no view of the module; the portal has pages of its own for these. */
export function outcomeAnswer(
  outcome: Outcome,
  language: Language,
  storedFor: (tags: readonly string[], until: Date | undefined) => (status: number) => Answer["headers"],
): Answer {
  const { tags, until } = passingOf(outcome);
  const headersFor = storedFor(tags ?? [], until);
  if (isKind(outcome, "redirect"))
    return {
      status: outcome.status,
      headers: { ...headersFor(outcome.status), location: onSite(outcome.path, language) },
      body: "",
    };
  if (isKind(outcome, "nothing")) return { status: 204, headers: headersFor(204), body: "" };
  if (isKind(outcome, "not-found")) return problemAnswer(kitErrors.create("NOT_FOUND"), headersFor(404));
  if (isKind(outcome, "gone")) return problemAnswer(kitErrors.create("GONE"), headersFor(410));
  if (isKind(outcome, "unavailable"))
    return problemAnswer(kitErrors.create("UNAVAILABLE", { seconds: outcome.retryAfter }), {
      ...headersFor(503),
      "retry-after": String(outcome.retryAfter),
    });
  if (isKind(outcome, "limited"))
    return problemAnswer(kitErrors.create("LIMITED", { seconds: outcome.retryAfter }), {
      ...headersFor(429),
      "retry-after": String(outcome.retryAfter),
    });
  throw new TypeError(`no answer for the outcome ${outcomeKind(outcome)}`);
}
