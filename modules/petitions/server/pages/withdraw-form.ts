import {
  invalid,
  limited,
  redirect,
  unavailable,
  type ActionContext,
  type ActionOutcome,
} from "@madang/module-kit/server";
import { formatDate } from "@madang/design-system";
import { statusFields, statusLimits } from "../../contract/petition-status.ts";
import { petitionPaths } from "../../contract/public.ts";
import { messageWords } from "../../ui/words/message-words.ts";
import { withdrawWords } from "../../ui/words/withdraw-words.ts";
import { writtenProblemMessage } from "../../ui/words/written-problem.ts";
import { withSecondTry } from "../actions/second-try.ts";
import { withdrawPetition, type WithdrawalResult } from "../actions/withdraw-petition.ts";
import { normalizePassword } from "../domain/password-rule.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { writtenText } from "../domain/written-text.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitionsErrors } from "../errors.ts";
import type { petitions } from "../petitions-module.ts";
import { findGranted } from "../queries/find-petition.ts";
import { helpLine } from "./help-line.ts";

type WithdrawContext = ActionContext<typeof petitions, { receipt: string }, unknown>;

const { password: passwordField, reason: reasonField } = statusFields;

/** Withdraws the petition where the password is right; the form sent again leads to the same page and changes nothing. */
export async function withdrawForm(context: WithdrawContext): Promise<ActionOutcome> {
  const { form, language } = context;
  const reason = writtenText(form, reasonField, { limit: statusLimits.reason, required: false });
  const password = normalizePassword(form.text(passwordField));
  const values = { [reasonField]: reason.kept };
  const errors = problems(context, reason, password);
  if (errors.length > 0) return invalid({ errors, values });
  try {
    const work = () => withdraw(context, { reason: reason.text, password, values });
    return await withinPatience(withSecondTry(work, context.signal), patience.lookUp);
  } catch (error) {
    if (!isStorageAway(error)) throw error;
    context.log.warn({ err: error }, "a petition could not be withdrawn; the form was shown again");
    const { department, telephone } = helpLine(language);
    const message = withdrawWords[language].notStored(department, telephone);
    return unavailable({ retryAfter: 30, form: { errors: [{ field: "unavailable", message }], values } });
  }
}

async function withdraw(
  context: WithdrawContext,
  { values, ...sent }: { reason: string; password: string; values: Record<string, string> },
): Promise<ActionOutcome> {
  const { db, config, params, visitor } = context;
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const now = new Date();
  const receiptNumber = params.receipt;
  const petition = await findGranted(db, { receiptNumber, visitor, now });
  if (petition === undefined) return redirect(petitionPaths.withdraw(receiptNumber));
  const means = { db, cipher: configuredCipher(config) };
  const result = await withdrawPetition(means, { petition, visitor, now, ...sent });
  return outcomeOf(context, result, values);
}

function outcomeOf(
  { language, params }: WithdrawContext,
  result: WithdrawalResult,
  values: Record<string, string>,
): ActionOutcome {
  if (result.outcome === "withdrawn") return redirect(petitionPaths.status(params.receipt));
  if (result.outcome === "finished") return redirect(petitionPaths.withdraw(params.receipt));
  if (result.outcome === "refused")
    return invalid({ errors: [{ field: passwordField, message: withdrawWords[language].refused }], values });
  const time = formatDate(result.lockedUntil, { language, form: "sentence-time" });
  const message = messageWords[language].lockedUntil(time, helpLine(language));
  const retryAfter = (result.lockedUntil.getTime() - Date.now()) / 1000;
  return limited({ retryAfter, form: { errors: [{ field: "locked", message }], values } });
}

function problems(
  { language }: WithdrawContext,
  reason: ReturnType<typeof writtenText>,
  password: string,
): { field: string; message: string }[] {
  const words = withdrawWords[language];
  const passwordProblem = password === "" ? words.pinMissing : words.pinWrong;
  return [
    ...(reason.problem === undefined
      ? []
      : [{ field: reasonField, message: writtenProblemMessage(reason.problem, words) }]),
    ...(/^\d{6}$/.test(password) ? [] : [{ field: passwordField, message: passwordProblem }]),
  ];
}
