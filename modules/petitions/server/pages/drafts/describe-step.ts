import type { Language } from "@madang/manifest";
import type { FormState } from "@madang/module-kit";
import type { PageDescription } from "@madang/module-kit/server";
import type { DraftStep } from "../../../contract/draft-steps.ts";
import { petitionPaths } from "../../../contract/public.ts";
import { homeWords } from "../../../ui/words/home-words.ts";
import { stepWords } from "../../../ui/words/step-words.ts";
import { pageTitle } from "../page-title.ts";

/** Nothing of what was written: the title stands in the browser's history. */
export function describeStep(
  step: DraftStep,
  { language, form }: { language: Language; form?: FormState },
): PageDescription {
  const { titles, service, steps } = stepWords[language];
  const position = `${steps[stepNumber(step) - 1]} ${stepNumber(step)}/${steps.length}`;
  return {
    title: pageTitle(`${titles[step]} (${service} ${position})`, form, language),
    breadcrumb: [{ label: homeWords[language].title, href: petitionPaths.home }, { label: service }],
    robots: "noindex",
  };
}

/** The type comes first. */
export function stepNumber(step: DraftStep): number {
  return { content: 2, files: 3, applicant: 4, review: 5 }[step];
}
