import {
  invalid,
  redirect,
  unavailable,
  type ActionContext,
  type ActionOutcome,
} from "@madang/module-kit/server";
import { formatDate } from "@madang/design-system";
import { findFields, parseReceiptNumber, petitionPaths } from "../../contract/public.ts";
import { messageWords } from "../../ui/words/message-words.ts";
import { lookUpPetition, type LookUpResult } from "../actions/look-up-petition.ts";
import { readablePart } from "../domain/form-text.ts";
import { normalizePassword } from "../domain/password-rule.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitionsErrors } from "../errors.ts";
import type { petitions } from "../petitions-module.ts";
import { helpLine } from "./help-line.ts";

type FindContext = ActionContext<typeof petitions, unknown, unknown>;

/** Neither number nor contents of a petition are told before the password is right; then the status page is opened. */
export async function findForm(context: FindContext): Promise<ActionOutcome> {
  const { form, visitor } = context;
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const receiptNumber = parseReceiptNumber(form.text(findFields.receipt));
  const password = normalizePassword(form.text(findFields.password));
  const errors = problems(context, receiptNumber, password);
  if (receiptNumber === undefined || errors.length > 0) return invalid({ errors, values: kept(context) });
  return lookUp(context, { receiptNumber, password, visitor, now: new Date() });
}

async function lookUp(
  context: FindContext,
  asked: { receiptNumber: string; password: string; visitor: string; now: Date },
): Promise<ActionOutcome> {
  const { db, config, language, log } = context;
  try {
    const result = await withinPatience(
      lookUpPetition({ db, cipher: configuredCipher(config) }, asked),
      patience.lookUp,
    );
    if (result.outcome === "found") return redirect(petitionPaths.status(asked.receiptNumber));
    return invalid({ errors: [refusal(context, result)], values: kept(context) });
  } catch (error) {
    if (!isStorageAway(error)) throw error;
    log.warn({ err: error }, "a petition could not be looked up");
    const message = messageWords[language].notLookedUp(helpLine(language));
    const form = { errors: [{ field: "unavailable", message }], values: kept(context) };
    return unavailable({ retryAfter: 30, form });
  }
}

function refusal({ language }: FindContext, result: Exclude<LookUpResult, { outcome: "found" }>) {
  const words = messageWords[language];
  if (result.lockedUntil === undefined) return { field: "refused", message: words.refused };
  const time = formatDate(result.lockedUntil, { language, form: "sentence-time" });
  return { field: "locked", message: words.lockedUntil(time, helpLine(language)) };
}

function problems(
  { form, language }: FindContext,
  receiptNumber: string | undefined,
  password: string,
): { field: string; message: string }[] {
  const words = messageWords[language];
  const typed = form.text(findFields.receipt).trim();
  const receiptProblem = typed === "" ? words.receiptMissing : words.receiptWrong;
  const passwordProblem = password === "" ? words.pinMissing : words.pinWrong;
  return [
    ...(receiptNumber === undefined ? [{ field: findFields.receipt, message: receiptProblem }] : []),
    ...(/^\d{6}$/.test(password) ? [] : [{ field: findFields.password, message: passwordProblem }]),
  ];
}

/** The number, so that only the password is typed again. */
function kept({ form }: FindContext): Record<string, string> {
  return { [findFields.receipt]: readablePart(form.text(findFields.receipt)).slice(0, 200) };
}
