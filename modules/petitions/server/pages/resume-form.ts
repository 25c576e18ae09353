import {
  invalid,
  limited,
  redirect,
  type ActionContext,
  type ActionOutcome,
} from "@madang/module-kit/server";
import { petitionPaths } from "../../contract/public.ts";
import { resumeWords } from "../../ui/words/resume-words.ts";
import { draftMeans } from "../actions/draft-means.ts";
import { resumeDraft, type ResumptionResult } from "../actions/resume-draft.ts";
import { readablePart } from "../domain/form-text.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { parseResumeCode, resumeCodeMaxLength } from "../domain/resume-code.ts";
import { resumeLimits } from "../domain/resume-limits.ts";
import { petitionsErrors } from "../errors.ts";
import type { petitions } from "../petitions-module.ts";
import { orAgain } from "./drafts/form-away.ts";

type ResumeContext = ActionContext<typeof petitions, unknown, unknown>;

/** A right code opens the draft to this visitor too, and leads to its first step. */
export async function resumeForm(context: ResumeContext): Promise<ActionOutcome> {
  const { form, language, visitor, client } = context;
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const words = resumeWords[language];
  const typed = form.text("code");
  const values = { code: readablePart(typed).slice(0, resumeCodeMaxLength) };
  const refuse = (message: string) => invalid({ errors: [{ field: "code", message }], values });
  const code = parseResumeCode(typed);
  if (code === undefined) return refuse(typed.trim() === "" ? words.codeMissing : words.codeWrong);
  const resumption = { code, visitor, client, now: new Date() };
  return orAgain(context, { message: words.notResumed, values }, async () => {
    const result = await withinPatience(resumeDraft(draftMeans(context), resumption), patience.database);
    if (result.outcome === "resumed") return redirect(petitionPaths.draft(result.draftId, "content"));
    if (result.outcome === "refused") return refuse(refusal(result, context));
    const errors = [{ field: "limited", message: words.tooMany }];
    return limited({ retryAfter: resumeLimits.minutes * 60, form: { errors, values } });
  });
}

function refusal(
  { end }: Extract<ResumptionResult, { outcome: "refused" }>,
  { language }: ResumeContext,
): string {
  const words = resumeWords[language];
  return end === "away" ? words.codeUnknown : words.codeEnded[end];
}
