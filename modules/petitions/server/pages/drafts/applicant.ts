import { definePage } from "@madang/module-kit/server";
import DraftApplicantView from "../../../ui/interactive/draft-applicant.tsx";
import { applicantWords } from "../../../ui/words/applicant-words.ts";
import { autosaveWords } from "../../../ui/words/autosave-words.ts";
import { petitions } from "../../petitions-module.ts";
import { describeStep } from "./describe-step.ts";
import { draftParameter } from "./draft-parameter.ts";
import { loadDraft } from "./load-draft.ts";
import { stepData } from "./step-data.ts";
import { writeStep } from "./write-step.ts";

/** Who sends the petition, and where the answer goes. */
export const draftApplicantPage = definePage(petitions, "draft-applicant", {
  params: draftParameter,
  async load(context) {
    const loaded = await loadDraft(context);
    if (!("draft" in loaded)) return loaded;
    const { language, params } = context;
    const { name = "", reply = "", telephone = "", email = "" } = loaded.draft?.text ?? {};
    return {
      ...stepData({ step: "applicant", draftId: params.draft, draft: loaded.draft, language }),
      values: { name, reply, telephone, email },
      words: applicantWords[language],
      autosave: autosaveWords[language],
    };
  },
  action: (context) => writeStep(context, "applicant"),
  view: { name: "draft-applicant", component: DraftApplicantView, interactive: true },
  describe: (context) => describeStep("applicant", context),
});
