import {
  invalid,
  redirect,
  unavailable,
  type ActionContext,
  type ActionOutcome,
} from "@madang/module-kit/server";
import { statusFields, statusLimits } from "../../contract/petition-status.ts";
import { petitionPaths } from "../../contract/public.ts";
import { supplementWords } from "../../ui/words/supplement-words.ts";
import { writtenProblemMessage } from "../../ui/words/written-problem.ts";
import { answerSupplement } from "../actions/answer-supplement.ts";
import { askMoreTime } from "../actions/ask-more-time.ts";
import { supplementOwner } from "../attachments/supplement-owner.ts";
import { takeSentFiles } from "../attachments/take-sent-files.ts";
import { withSecondTry } from "../actions/second-try.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { moreTimeDays } from "../domain/supplement-term.ts";
import { isUuid } from "../domain/uuid.ts";
import { writtenText } from "../domain/written-text.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitionsErrors } from "../errors.ts";
import type { petitions } from "../petitions-module.ts";
import { findGranted } from "../queries/find-petition.ts";
import { helpLine } from "./help-line.ts";

type SupplementContext = ActionContext<typeof petitions, { receipt: string }, unknown>;

/** An answer to the office's request, or a wish for more time. Without a grant the look-up form is shown. */
export async function supplementForm(context: SupplementContext): Promise<ActionOutcome> {
  const values = { [statusFields.answer]: writtenText(context.form, statusFields.answer, rule).kept };
  try {
    // Once and as long as it takes: what comes in over a slow line does not come again.
    const shown = await attachFiles(context, values);
    if (shown !== undefined) return shown;
    const work = () =>
      context.form.text(statusFields.task) === "time" ? moreTime(context) : answer(context);
    return await withinPatience(withSecondTry(work, context.signal), patience.database);
  } catch (error) {
    if (!isStorageAway(error)) throw error;
    context.log.warn({ err: error }, "a supplement could not be stored; the form was shown again");
    const { department, telephone } = helpLine(context.language);
    const message = supplementWords[context.language].notStored(department, telephone);
    return unavailable({ retryAfter: 30, form: { errors: [{ field: "unavailable", message }], values } });
  }
}

const rule = { limit: statusLimits.answer, required: true } as const;

/** Takes the files. Undefined where the answer is to be sent now; otherwise the page again, with what was typed. */
async function attachFiles(
  context: SupplementContext,
  values: Readonly<Record<string, string>>,
): Promise<ActionOutcome | undefined> {
  const { db, config, form } = context;
  const supplementId = form.text(statusFields.supplement);
  const opened = isUuid(supplementId) ? await granted(context) : undefined;
  if (opened === undefined) return undefined;
  const { petition, visitor } = opened;
  const owner = supplementOwner({ petitionId: petition.id, supplementId, visitor, now: new Date() });
  const taken = await takeSentFiles({ db, cipher: configuredCipher(config) }, owner, context);
  // What is asked for no more is told with the answer.
  if (taken.outcome === "gone") return undefined;
  const stays = taken.removed || form.text(statusFields.task) === "attach";
  return stays || taken.errors.length > 0 ? invalid({ errors: taken.errors, values }) : undefined;
}

async function answer(context: SupplementContext): Promise<ActionOutcome> {
  const { db, config, form, language } = context;
  const words = supplementWords[language];
  const written = writtenText(form, statusFields.answer, rule);
  const values = { [statusFields.answer]: written.kept };
  if (written.problem !== undefined) {
    const message = writtenProblemMessage(written.problem, words);
    return invalid({ errors: [{ field: statusFields.answer, message }], values });
  }
  const opened = await granted(context);
  if (opened === undefined) return redirect(petitionPaths.supplement(context.params.receipt));
  const outcome = await answerSupplement(
    { db, cipher: configuredCipher(config) },
    { ...opened, supplementId: form.text(statusFields.supplement), answer: written.text, now: new Date() },
  );
  if (outcome === "received") return redirect(petitionPaths.status(context.params.receipt));
  const error =
    outcome === "sent-before"
      ? { field: "answered", message: words.sentBefore }
      : { field: "closed", message: words.closed };
  return invalid({ errors: [error], values });
}

async function moreTime(context: SupplementContext): Promise<ActionOutcome> {
  const { db, config, form, language } = context;
  const words = supplementWords[language];
  const days = moreTimeDays.find((each) => each === form.text(statusFields.days));
  const actionKey = form.text(statusFields.key);
  if (days === undefined || !isUuid(actionKey))
    return invalid({ errors: [{ field: statusFields.days, message: words.daysMissing }], values: {} });
  const opened = await granted(context);
  if (opened === undefined) return redirect(petitionPaths.supplement(context.params.receipt));
  const outcome = await askMoreTime(
    { db, cipher: configuredCipher(config) },
    {
      ...opened,
      supplementId: form.text(statusFields.supplement),
      days: Number(days),
      actionKey,
      now: new Date(),
    },
  );
  if (outcome === "granted") return redirect(petitionPaths.supplement(context.params.receipt));
  const message = outcome === "used-up" ? words.usedUp : words.closed;
  return invalid({ errors: [{ field: outcome, message }], values: {} });
}

async function granted({ db, params, visitor }: SupplementContext) {
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const petition = await findGranted(db, { receiptNumber: params.receipt, visitor, now: new Date() });
  return petition === undefined ? undefined : { petition, visitor };
}
