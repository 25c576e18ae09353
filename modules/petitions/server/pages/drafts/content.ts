import { definePage } from "@madang/module-kit/server";
import DraftContentView from "../../../ui/interactive/draft-content.tsx";
import { autosaveWords } from "../../../ui/words/autosave-words.ts";
import { contentWords } from "../../../ui/words/content-words.ts";
import { petitions } from "../../petitions-module.ts";
import { typeOptions } from "../type-options.ts";
import { describeStep } from "./describe-step.ts";
import { draftParameter } from "./draft-parameter.ts";
import { loadDraft } from "./load-draft.ts";
import { stepData } from "./step-data.ts";
import { writeStep } from "./write-step.ts";

/** What the petition is about. */
export const draftContentPage = definePage(petitions, "draft-content", {
  params: draftParameter,
  async load(context) {
    const loaded = await loadDraft(context);
    if (!("draft" in loaded)) return loaded;
    const { language, params } = context;
    const { type = "", title = "", body = "", place = "" } = loaded.draft?.text ?? {};
    return {
      ...stepData({ step: "content", draftId: params.draft, draft: loaded.draft, language }),
      values: { type, title, body, place },
      words: contentWords[language],
      types: typeOptions(language),
      autosave: autosaveWords[language],
    };
  },
  action: (context) => writeStep(context, "content"),
  view: { name: "draft-content", component: DraftContentView, interactive: true },
  describe: (context) => describeStep("content", context),
});
