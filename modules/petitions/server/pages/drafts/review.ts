import { localizedPath } from "@madang/manifest";
import { definePage } from "@madang/module-kit/server";
import { petitionPaths } from "../../../contract/public.ts";
import DraftReviewView from "../../../ui/interactive/draft-review.tsx";
import { reviewWords } from "../../../ui/words/review-words.ts";
import { draftMeans } from "../../actions/draft-means.ts";
import { draftAttachments } from "../../attachments/draft-attachments.ts";
import { petitions } from "../../petitions-module.ts";
import { describeStep } from "./describe-step.ts";
import { draftParameter } from "./draft-parameter.ts";
import { loadDraft } from "./load-draft.ts";
import { reviewedParts } from "./reviewed-parts.ts";
import { sendDraft } from "./send-draft.ts";
import { stepData } from "./step-data.ts";

/** Everything that will be sent, then the password, the consent and the button. */
export const draftReviewPage = definePage(petitions, "draft-review", {
  params: draftParameter,
  async load(context) {
    const loaded = await loadDraft(context);
    if (!("draft" in loaded)) return loaded;
    const { language, params } = context;
    const { draft } = loaded;
    const at = (step: "content" | "files" | "applicant") =>
      localizedPath(petitionPaths.draft(params.draft, step), language);
    return {
      ...stepData({ step: "review", draftId: params.draft, draft, language }),
      words: reviewWords[language],
      paths: { content: at("content"), files: at("files"), applicant: at("applicant") },
      ...(draft === undefined
        ? {}
        : {
            reviewed: {
              revision: draft.revision,
              ...reviewedParts(draft, language),
              files: await draftAttachments(draftMeans(context), draft.id),
            },
          }),
    };
  },
  action: sendDraft,
  view: { name: "draft-review", component: DraftReviewView, interactive: true },
  describe: (context) => describeStep("review", context),
});
