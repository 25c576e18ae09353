import { setTimeout as wait } from "node:timers/promises";
import { invalid, isDatabaseUnavailable, redirect, type ActionOutcome } from "@madang/module-kit/server";
import { revisionField } from "../../../contract/draft-steps.ts";
import { petitionPaths } from "../../../contract/public.ts";
import { messageWords } from "../../../ui/words/message-words.ts";
import { problemMessage } from "../../../ui/words/problem-words.ts";
import { draftMeans } from "../../actions/draft-means.ts";
import { submitPetition, type Submission, type SubmissionResult } from "../../actions/submit-petition.ts";
import { patience, withinPatience } from "../../domain/patience.ts";
import { problemsOfStep, readForm } from "../../domain/petition-form.ts";
import { petitionsErrors } from "../../errors.ts";
import { helpLine } from "../help-line.ts";
import { orAgain } from "./form-away.ts";
import type { DraftAction } from "./load-draft.ts";

/** Milliseconds; a connection that broke is replaced at once, a database that restarts takes longer than anyone waits. */
const retryAfter = 150;

/** Sends the draft, then leads to its receipt. Nothing is told before it is on disk. */
export async function sendDraft(context: DraftAction): Promise<ActionOutcome> {
  const { form, language, visitor, params } = context;
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const values = keptValues(context);
  const problems = problemsOfStep(form, ["pin", "pinAgain", "consent"]);
  if (problems.length > 0) {
    const errors = problems.map((each) => ({ field: each.field, message: problemMessage(each, language) }));
    return invalid({ errors, values });
  }
  const submission = {
    draftId: params.draft,
    revision: Number(values[revisionField] ?? 0),
    password: readForm(form).pin,
    language,
    visitor,
    now: new Date(),
  };
  const message = messageWords[language].notStored(helpLine(language));
  return orAgain(context, { message, values }, async () =>
    outcomeOf(context, await withinPatience(submitTwice(context, submission), patience.form)),
  );
}

/** A connection that broke during the commit leaves open whether it happened; asking again for the same draft settles it. */
async function submitTwice(context: DraftAction, submission: Submission): Promise<SubmissionResult> {
  const means = draftMeans(context);
  try {
    return await submitPetition(means, submission);
  } catch (error) {
    if (!isDatabaseUnavailable(error) || context.signal.aborted) throw error;
    await wait(retryAfter, undefined, { signal: context.signal });
    return submitPetition(means, submission);
  }
}

function outcomeOf(context: DraftAction, result: SubmissionResult): ActionOutcome {
  if (result.outcome === "received") return redirect(petitionPaths.receipt(result.receiptNumber));
  if (result.outcome === "ended") return redirect(result.path);
  const message = messageWords[context.language].changedSince;
  // Without the revision the page takes that of what it now shows.
  const { [revisionField]: _old, ...values } = keptValues(context);
  return invalid({ errors: [{ field: "changed", message }], values });
}

/** The consent, and what was reviewed; never the password, which would stand in the page's source and in the browser's memory. */
function keptValues({ form }: DraftAction): Record<string, string> {
  const revision = /^\d{1,9}$/.test(form.text(revisionField)) ? form.text(revisionField) : "0";
  return { consent: form.text("consent") === "yes" ? "yes" : "", [revisionField]: revision };
}
