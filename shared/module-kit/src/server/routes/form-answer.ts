import type { Answer } from "../answer/answer.ts";
import { outcomeAnswer } from "../answer/outcome-answer.ts";
import type { PageContext } from "../define-page.ts";
import type { SentForm } from "../forms/sent-form.ts";
import { isKind, type ActionOutcome } from "../outcome.ts";
import { showPage, storedFor, type PageRequest } from "./page-answer.ts";
import { extendContext } from "./route-request.ts";

type AnyPageContext = PageContext<unknown, Record<string, unknown>, Record<string, unknown>>;

/** Hands a form to the page's action. A refused form is shown again with everything that was typed. */
export async function answerForm(
  request: PageRequest,
  context: AnyPageContext,
  sent: SentForm,
): Promise<Answer> {
  const { action } = request.defined.definition;
  if (action === undefined) throw new TypeError(`${request.defined.name} has no action`);
  const outcome = await request.deadline.within(action(extendContext(context, sent)));
  return (
    shownAgain(request, context, outcome) ?? outcomeAnswer(outcome, context.language, storedFor(request))
  );
}

function shownAgain(
  request: PageRequest,
  context: AnyPageContext,
  outcome: ActionOutcome,
): Promise<Answer> | undefined {
  if (isKind(outcome, "invalid")) return showPage(request, context, { status: 422, form: outcome.form });
  const isLimited = isKind(outcome, "limited");
  if (!(isLimited || isKind(outcome, "unavailable")) || outcome.form === undefined) return undefined;
  const headers = { "retry-after": String(outcome.retryAfter) };
  return showPage(request, context, { status: isLimited ? 429 : 503, form: outcome.form, headers });
}
