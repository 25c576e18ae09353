import { localizedPath, type Language } from "@madang/manifest";
import { formatDate } from "@madang/design-system";
import type { DraftStep } from "../../../contract/draft-steps.ts";
import { isPetitionTypeId, petitionPaths, petitionType } from "../../../contract/public.ts";
import type { ShownDraft, StepData } from "../../../ui/parts/step-frame.tsx";
import { draftWords } from "../../../ui/words/draft-words.ts";
import { noticeTitles } from "../../../ui/words/notice-words.ts";
import { stepWords } from "../../../ui/words/step-words.ts";
import type { Draft } from "../../actions/open-draft.ts";
import { helpLine } from "../help-line.ts";
import { formAside } from "./form-aside.ts";

const stepBefore = { content: undefined, files: "content", applicant: "files", review: "applicant" } as const;

/** What the frame of a step shows. It travels with the page, so that scripts carry no words of the other languages. */
export function stepData(options: {
  step: DraftStep;
  draftId: string;
  draft: Draft | undefined;
  language: Language;
}): StepData {
  const { step, draftId, draft, language } = options;
  const at = (path: string) => localizedPath(path, language);
  const before = stepBefore[step];
  const words = stepWords[language];
  return {
    step,
    action: at(petitionPaths.draft(draftId, step)),
    ...(before === undefined ? {} : { back: at(petitionPaths.draft(draftId, before)) }),
    help: helpLine(language),
    text: {
      above: draft === undefined ? words.service : aboveTitle(draft, language),
      title: words.titles[step],
      lede: words.ledes[step],
      stepsLabel: words.stepsLabel,
      steps: words.steps,
      next: step === "review" ? "" : words.next[step],
      later: words.later,
      back: words.back,
      kept: words.kept,
      notices: noticeTitles[language],
      aside: formAside(language),
      draft: draftWords[language],
    },
    ...(draft === undefined ? {} : { draft: shownDraft(draft, language) }),
  };
}

function aboveTitle({ text }: Draft, language: Language): string {
  const words = stepWords[language];
  return isPetitionTypeId(text.type) ? words.above(petitionType(text.type).name[language]) : words.service;
}

function shownDraft(draft: Draft, language: Language): ShownDraft {
  const words = stepWords[language];
  const at = (path: string) => localizedPath(path, language);
  return {
    code: draft.code,
    link: `${at(petitionPaths.resume)}?code=${draft.code}`,
    deletePath: at(petitionPaths.deleteDraft(draft.id)),
    saved: words.saved(formatDate(draft.savedAt, { language, form: "time" })),
    until: words.until(formatDate(draft.expiresAt, { language, form: "sentence-time" })),
  };
}
