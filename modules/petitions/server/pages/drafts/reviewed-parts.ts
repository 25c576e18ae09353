import type { Language } from "@madang/manifest";
import { stepOfField, type DraftField, type WritingStep } from "../../../contract/draft-steps.ts";
import { isPetitionTypeId, petitionType } from "../../../contract/public.ts";
import type { ReviewedPart, ReviewProblem } from "../../../ui/parts/reviewed-parts.tsx";
import { applicantWords } from "../../../ui/words/applicant-words.ts";
import { problemMessage } from "../../../ui/words/problem-words.ts";
import { reviewWords } from "../../../ui/words/review-words.ts";
import type { Draft } from "../../actions/open-draft.ts";
import { checkDraft, isReplyWay } from "../../domain/petition-form.ts";

export interface ReviewedDraft {
  readonly parts: Readonly<Record<WritingStep, readonly ReviewedPart[]>>;
  /** What is still missing or wrong; empty when it can be sent. */
  readonly problems: readonly ReviewProblem[];
}

/** What the draft holds, as it is read before it is sent. */
export function reviewedParts({ text }: Draft, language: Language): ReviewedDraft {
  const { names } = reviewWords[language];
  const part = (field: DraftField, value: string = text[field]) => ({ name: names[field], value });
  const checked = checkDraft(text);
  return {
    parts: {
      content: [
        part("type", isPetitionTypeId(text.type) ? petitionType(text.type).name[language] : ""),
        part("title"),
        part("body"),
        part("place"),
      ],
      applicant: [
        part("name"),
        part("reply", isReplyWay(text.reply) ? applicantWords[language].replyWays[text.reply] : ""),
        part("telephone"),
        part("email"),
      ],
    },
    problems: checked.ok
      ? []
      : checked.problems.map((problem) => ({
          step: stepOfField(problem.field as DraftField),
          field: problem.field,
          message: problemMessage(problem, language),
        })),
  };
}
