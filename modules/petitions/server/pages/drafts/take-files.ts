import { invalid, redirect, type ActionOutcome } from "@madang/module-kit/server";
import { petitionPaths } from "../../../contract/public.ts";
import { messageWords } from "../../../ui/words/message-words.ts";
import { draftMeans } from "../../actions/draft-means.ts";
import { wayOn } from "../../actions/open-draft.ts";
import { draftOwner } from "../../attachments/attachment-owner.ts";
import { takeSentFiles } from "../../attachments/take-sent-files.ts";
import { petitionsErrors } from "../../errors.ts";
import { helpLine } from "../help-line.ts";
import { orAgain } from "./form-away.ts";
import type { DraftAction } from "./load-draft.ts";

type FilesAction = DraftAction & { readonly query: { readonly stay: string } };

/** Takes the files that were sent, or one away; what was refused is named, what was taken stays. */
export async function takeFiles(context: FilesAction): Promise<ActionOutcome> {
  const { language, visitor, params, query } = context;
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const asked = { draftId: params.draft, visitor, now: new Date() };
  const means = draftMeans(context);
  const message = messageWords[language].notSaved(helpLine(language));
  return orAgain(context, { message, values: {} }, async () => {
    const taken = await takeSentFiles(means, draftOwner(asked), context);
    if (taken.outcome === "gone") return redirect(await wayOn(means, asked));
    const { errors, removed } = taken;
    if (errors.length > 0) return invalid({ errors, values: {} });
    const stays = removed || query.stay === "yes";
    return redirect(petitionPaths.draft(params.draft, stays ? "files" : "applicant"));
  });
}
