import { setTimeout as wait } from "node:timers/promises";
import {
  invalid,
  isDatabaseUnavailable,
  redirect,
  unavailable,
  type ActionContext,
  type ActionOutcome,
} from "@madang/module-kit/server";
import { submissionKeyField } from "../../contract/petition-fields.ts";
import { petitionPaths } from "../../contract/public.ts";
import { messageWords } from "../../ui/words/message-words.ts";
import { problemMessage } from "../../ui/words/problem-words.ts";
import { submitPetition, type Submission, type SubmissionResult } from "../actions/submit-petition.ts";
import { checkPetitionForm } from "../domain/petition-form.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { isSubmissionKey } from "../domain/submission-key.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitionsErrors } from "../errors.ts";
import type { petitions } from "../petitions-module.ts";
import { helpLine } from "./help-line.ts";
import { keptValues } from "./kept-values.ts";

type SendContext = ActionContext<typeof petitions, unknown, unknown>;

/** Milliseconds; a connection that broke is replaced at once, a database that restarts takes longer than anyone waits. */
const retryAfter = 150;

/** Checks the form, stores the petition, then leads to its receipt. Nothing is told before it is on disk. */
export async function sendForm(context: SendContext): Promise<ActionOutcome> {
  const { form, language, visitor } = context;
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const checked = checkPetitionForm(form);
  const values = keptValues(form);
  if (!checked.ok) {
    const errors = checked.problems.map((each) => ({
      field: each.field,
      message: problemMessage(each, language),
    }));
    return invalid({ errors, values });
  }
  const submissionKey = form.text(submissionKeyField);
  if (!isSubmissionKey(submissionKey))
    return invalid({ errors: [incomplete(context)], values: withoutKey(values) });
  const { petition, password } = checked;
  return store(context, { submissionKey, petition, password, language, visitor, now: new Date() });
}

async function store(context: SendContext, submission: Submission): Promise<ActionOutcome> {
  const values = keptValues(context.form);
  try {
    return outcomeOf(context, await withinPatience(submitTwice(context, submission), patience.form));
  } catch (error) {
    if (!isStorageAway(error)) throw error;
    context.log.warn({ err: error }, "a petition could not be stored; the form was shown again");
    const message = messageWords[context.language].notStored(helpLine(context.language));
    return unavailable({ retryAfter: 30, form: { errors: [{ field: "unavailable", message }], values } });
  }
}

/** A connection that broke during the commit leaves open whether it happened; asking again with the same key settles it. */
async function submitTwice(context: SendContext, submission: Submission): Promise<SubmissionResult> {
  const means = { db: context.db, cipher: configuredCipher(context.config) };
  try {
    return await submitPetition(means, submission);
  } catch (error) {
    if (!isDatabaseUnavailable(error) || context.signal.aborted) throw error;
    await wait(retryAfter, undefined, { signal: context.signal });
    return submitPetition(means, submission);
  }
}

function outcomeOf(context: SendContext, result: SubmissionResult): ActionOutcome {
  if (result.outcome === "received") return redirect(petitionPaths.receipt(result.receiptNumber));
  const message = messageWords[context.language].sentBefore(result.receiptNumber);
  // Without the old key the form takes the new one, so that sending again makes a petition of its own.
  return invalid({
    errors: [{ field: "sent-before", message }],
    values: withoutKey(keptValues(context.form)),
  });
}

function incomplete({ language }: SendContext) {
  return { field: "send", message: messageWords[language].formIncomplete };
}

function withoutKey(values: ReturnType<typeof keptValues>): ReturnType<typeof keptValues> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== submissionKeyField));
}
