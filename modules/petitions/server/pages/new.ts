import { randomUUID } from "node:crypto";
import { z } from "zod";
import { localizedPath } from "@madang/manifest";
import {
  definePage,
  invalid,
  redirect,
  type ActionContext,
  type ActionOutcome,
} from "@madang/module-kit/server";
import { petitionPaths, petitionTypeIds } from "../../contract/public.ts";
import { ChooseTypeView } from "../../ui/views/choose-type.tsx";
import { homeWords } from "../../ui/words/home-words.ts";
import { messageWords } from "../../ui/words/message-words.ts";
import { problemMessage } from "../../ui/words/problem-words.ts";
import { typeWords } from "../../ui/words/type-words.ts";
import { draftMeans } from "../actions/draft-means.ts";
import { emptyDraft } from "../actions/save-step.ts";
import { readablePart } from "../domain/form-text.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { problemsOfStep, readForm } from "../domain/petition-form.ts";
import { petitionsErrors } from "../errors.ts";
import { petitions } from "../petitions-module.ts";
import { insertDraft } from "../queries/write-draft.ts";
import { orAgain } from "./drafts/form-away.ts";
import { formAside } from "./drafts/form-aside.ts";
import { helpLine } from "./help-line.ts";
import { pageTitle } from "./page-title.ts";
import { typeOptions } from "./type-options.ts";

/** The first step: which kind of petition. Its GET needs no database, so it opens while the database is away. */
export const newPage = definePage(petitions, "new", {
  query: z.object({ type: z.enum(petitionTypeIds).optional() }),
  load: ({ language, query }) => ({
    action: localizedPath(petitionPaths.new, language),
    resume: localizedPath(petitionPaths.resume, language),
    help: helpLine(language),
    aside: formAside(language),
    types: typeOptions(language),
    ...(query.type === undefined ? {} : { type: query.type }),
  }),
  action: beginDraft,
  view: { name: "choose-type", component: ChooseTypeView },
  describe: ({ language, form }) => {
    const { title, lede } = typeWords[language];
    const home = { label: homeWords[language].title, href: petitionPaths.home };
    return {
      title: pageTitle(title, form, language),
      description: lede,
      breadcrumb: [home, { label: title }],
    };
  },
});

/** Keeps the choice as a new draft, and leads to its first step. */
async function beginDraft(
  context: ActionContext<typeof petitions, unknown, unknown>,
): Promise<ActionOutcome> {
  const { form, language, visitor } = context;
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const values = { type: readablePart(form.text("type")) };
  const problems = problemsOfStep(form, ["type"]);
  if (problems.length > 0) {
    const errors = problems.map((each) => ({ field: each.field, message: problemMessage(each, language) }));
    return invalid({ errors, values });
  }
  const text = { ...emptyDraft, type: readForm(form).type };
  const draft = { draftId: randomUUID(), visitor, now: new Date(), text, language };
  const message = messageWords[language].notBegun(helpLine(language));
  return orAgain(context, { message, values }, async () => {
    await withinPatience(insertDraft(draftMeans(context), draft), patience.database);
    return redirect(petitionPaths.draft(draft.draftId, "content"));
  });
}
