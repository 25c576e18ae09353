import {
  invalid,
  limited,
  redirect,
  unavailable,
  type ActionContext,
  type ActionOutcome,
} from "@madang/module-kit/server";
import { formatDate } from "@madang/design-system";
import { findFields, parseReceiptNumber, petitionPaths } from "../../contract/public.ts";
import { lookUpWords } from "../../ui/words/look-up-words.ts";
import { messageWords } from "../../ui/words/message-words.ts";
import { lookUpPetition, type LookUp, type LookUpResult } from "../actions/look-up-petition.ts";
import { readablePart } from "../domain/form-text.ts";
import { normalizePassword } from "../domain/password-rule.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { clientDigest } from "../encryption/client-digest.ts";
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
  const client = context.client === undefined ? undefined : clientDigest(context.client, context.config);
  return lookUp(context, { receiptNumber, password, visitor, client, now: new Date() });
}

async function lookUp(context: FindContext, asked: LookUp): Promise<ActionOutcome> {
  const { db, config, language, log } = context;
  try {
    const result = await withinPatience(
      lookUpPetition({ db, cipher: configuredCipher(config) }, asked),
      patience.lookUp,
    );
    if (result.outcome === "found") return redirect(petitionPaths.status(asked.receiptNumber));
    return refused(context, result, asked.now);
  } catch (error) {
    if (!isStorageAway(error)) throw error;
    log.warn({ err: error }, "a petition could not be looked up");
    const message = messageWords[language].notLookedUp(helpLine(language));
    const form = { errors: [{ field: "unavailable", message }], values: kept(context) };
    return unavailable({ retryAfter: 30, form });
  }
}

function refused(
  context: FindContext,
  result: Exclude<LookUpResult, { outcome: "found" }>,
  now: Date,
): ActionOutcome {
  const { language } = context;
  const values = kept(context);
  const words = messageWords[language];
  if (result.outcome === "refused")
    return invalid({ errors: [{ field: "refused", message: words.refused }], values });
  const retryAfter = Math.max(1, Math.ceil((result.lockedUntil.getTime() - now.getTime()) / 1000));
  const help = helpLine(language);
  const message =
    result.outcome === "locked"
      ? words.lockedUntil(formatDate(result.lockedUntil, { language, form: "sentence-time" }), help)
      : lookUpWords[language].addressWaits(retryAfter, help.department, help.telephone);
  return limited({ retryAfter, form: { errors: [{ field: "locked", message }], values } });
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
