import { localizedPath } from "@madang/manifest";
import { definePage, redirect } from "@madang/module-kit/server";
import { petitionPaths } from "../../../contract/public.ts";
import { DraftDeleteView } from "../../../ui/views/draft-delete.tsx";
import { deleteWords } from "../../../ui/words/delete-words.ts";
import { homeWords } from "../../../ui/words/home-words.ts";
import { draftMeans } from "../../actions/draft-means.ts";
import { wayOn } from "../../actions/open-draft.ts";
import { patience, withinPatience } from "../../domain/patience.ts";
import { petitionsErrors } from "../../errors.ts";
import { deleteDraft } from "../../queries/end-draft.ts";
import { helpLine } from "../help-line.ts";
import { draftParameter } from "./draft-parameter.ts";
import { orAgain } from "./form-away.ts";
import { petitions } from "../../petitions-module.ts";
import { loadDraft, type DraftAction } from "./load-draft.ts";

/** Asks once, then deletes everything that was written. */
export const draftDeletePage = definePage(petitions, "draft-delete", {
  params: draftParameter,
  async load(context) {
    const loaded = await loadDraft(context);
    if (!("draft" in loaded)) return loaded;
    const { language, params } = context;
    return {
      action: localizedPath(petitionPaths.deleteDraft(params.draft), language),
      back: localizedPath(petitionPaths.draft(params.draft, "content"), language),
      help: helpLine(language),
    };
  },
  action: (context) => {
    const values = {};
    const message = deleteWords[context.language].notDeleted;
    return orAgain(context, { message, values }, async () => redirect(await removed(context)));
  },
  view: { name: "draft-delete", component: DraftDeleteView },
  describe: ({ language }) => ({
    title: deleteWords[language].title,
    breadcrumb: [
      { label: homeWords[language].title, href: petitionPaths.home },
      { label: deleteWords[language].title },
    ],
    robots: "noindex",
  }),
});

/** Deletes the draft; answers the address that says what became of it, the same when it is asked for twice. */
async function removed(context: DraftAction): Promise<string> {
  const { visitor, params, db } = context;
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const asked = { draftId: params.draft, visitor, now: new Date() };
  const isDeleted = await withinPatience(deleteDraft(db, asked), patience.database);
  return isDeleted ? petitionPaths.ended("deleted") : wayOn(draftMeans(context), asked);
}
