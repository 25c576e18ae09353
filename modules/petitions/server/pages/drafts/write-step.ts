import { gone, invalid, redirect, type ActionOutcome } from "@madang/module-kit/server";
import {
  saveByItself,
  saveField,
  saveLater,
  writtenFields,
  type DraftField,
  type DraftStep,
  type DraftText,
  type WritingStep,
} from "../../../contract/draft-steps.ts";
import { textLimits, type FieldProblem } from "../../../contract/petition-fields.ts";
import { petitionPaths } from "../../../contract/public.ts";
import { messageWords } from "../../../ui/words/message-words.ts";
import { problemMessage } from "../../../ui/words/problem-words.ts";
import { draftMeans } from "../../actions/draft-means.ts";
import { saveStep } from "../../actions/save-step.ts";
import { readablePart } from "../../domain/form-text.ts";
import { patience, withinPatience } from "../../domain/patience.ts";
import { problemsOfStep, readForm } from "../../domain/petition-form.ts";
import { petitionsErrors } from "../../errors.ts";
import { helpLine } from "../help-line.ts";
import { orAgain } from "./form-away.ts";
import type { DraftAction } from "./load-draft.ts";

const stepAfter = { content: "files", applicant: "review" } as const;

/** Keeps what was typed, complete or not, then checks it: 303 to the next step, or the step again with its messages. */
export async function writeStep(context: DraftAction, step: WritingStep): Promise<ActionOutcome> {
  const { form, language, visitor, params } = context;
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const fields = writtenFields[step];
  const values = Object.fromEntries(fields.map((field) => [field, readablePart(form.text(field))]));
  const problems = problemsOfStep(form, fields);
  const refuse = () => invalid({ errors: messages(problems, context), values });
  const written = writtenIn(context, fields);
  if (!canBeKept(written)) return refuse();
  const save = form.text(saveField);
  const byItself = save === saveByItself;
  const message = messageWords[language].notSaved(helpLine(language));
  return orAgain(context, { message, values }, async () => {
    const asked = { draftId: params.draft, visitor, now: new Date() };
    const saved = await withinPatience(
      saveStep(draftMeans(context), asked, { written, language, byItself }),
      patience.database,
    );
    // A page that saves by itself takes every redirect for a success.
    if (saved.outcome === "ended") return byItself ? gone() : redirect(saved.path);
    if (byItself || save === saveLater) return redirect(petitionPaths.draft(params.draft, step));
    return problems.length > 0 ? refuse() : redirect(petitionPaths.draft(params.draft, next(step)));
  });
}

function next(step: WritingStep): DraftStep {
  return stepAfter[step];
}

function messages(problems: readonly FieldProblem[], { language }: DraftAction) {
  return problems.map((each) => ({ field: each.field, message: problemMessage(each, language) }));
}

/** Only fields that arrived: one that is missing from a form is not one that was emptied. */
function writtenIn({ form }: DraftAction, fields: readonly DraftField[]): Partial<DraftText> {
  const read = readForm(form);
  const sent = fields.filter((field) => form.has(field));
  return Object.fromEntries(sent.map((field) => [field, readablePart(read[field])]));
}

/** Ten times what may be sent: more is shown again and told, but not kept. */
function canBeKept(written: Partial<DraftText>): boolean {
  const limits: Partial<Record<string, number>> = textLimits;
  return Object.entries(written).every(([field, text]) => text.length <= 10 * (limits[field] ?? 10));
}
