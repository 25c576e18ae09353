import { z } from "zod";
import { definePage } from "@madang/module-kit/server";
import { localizedPath } from "@madang/manifest";
import { attachmentEndings } from "../../../contract/attachment-limits.ts";
import { petitionPaths } from "../../../contract/public.ts";
import DraftFilesView from "../../../ui/interactive/draft-files.tsx";
import { filesWords, type FilesWords } from "../../../ui/words/files-words.ts";
import { draftMeans } from "../../actions/draft-means.ts";
import { draftAttachments, unfinishedAttachments } from "../../attachments/draft-attachments.ts";
import { petitions } from "../../petitions-module.ts";
import { describeStep } from "./describe-step.ts";
import { draftParameter } from "./draft-parameter.ts";
import { loadDraft } from "./load-draft.ts";
import { stepData } from "./step-data.ts";
import { takeFiles } from "./take-files.ts";

/** Photos and documents. */
export const draftFilesPage = definePage(petitions, "draft-files", {
  params: draftParameter,
  query: z.object({ stay: z.enum(["", "yes"]).default("") }),
  async load(context) {
    const loaded = await loadDraft(context);
    if (!("draft" in loaded)) return loaded;
    const { language, params } = context;
    const { draft } = loaded;
    const means = draftMeans(context);
    const words: FilesWords = filesWords[language];
    return {
      ...stepData({ step: "files", draftId: params.draft, draft, language }),
      words,
      more: `${localizedPath(petitionPaths.draft(params.draft, "files"), language)}?stay=yes`,
      api: `/api/petitions/drafts/${params.draft}/files`,
      accept: attachmentEndings.map((ending) => `.${ending}`).join(","),
      files: draft === undefined ? [] : await draftAttachments(means, draft.id),
      unfinished: draft === undefined ? [] : await unfinishedAttachments(means, draft.id),
    };
  },
  action: takeFiles,
  view: { name: "draft-files", component: DraftFilesView, interactive: true },
  describe: (context) => describeStep("files", context),
});
