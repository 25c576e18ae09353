import { invalid, redirect, type ActionOutcome } from "@madang/module-kit/server";
import { filesField, removeField } from "../../../contract/petition-fields.ts";
import { petitionPaths } from "../../../contract/public.ts";
import { filesWords } from "../../../ui/words/files-words.ts";
import { messageWords } from "../../../ui/words/message-words.ts";
import { draftMeans } from "../../actions/draft-means.ts";
import { wayOn } from "../../actions/open-draft.ts";
import { receiveFile } from "../../attachments/receive-file.ts";
import { removeAttachment } from "../../attachments/remove-attachment.ts";
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
  const message = messageWords[language].notSaved(helpLine(language));
  return orAgain(context, { message, values: {} }, async () => {
    const errors = await receiveAll(context, asked);
    if (errors === "gone") return redirect(await wayOn(draftMeans(context), asked));
    // The button that was pressed stands after the files.
    const id = context.form.text(removeField);
    const removed = await removeIf(context, { ...asked, id });
    if (errors.length > 0) return invalid({ errors, values: {} });
    const stays = removed || query.stay === "yes";
    return redirect(petitionPaths.draft(params.draft, stays ? "files" : "applicant"));
  });
}

interface Asked {
  readonly draftId: string;
  readonly visitor: string;
  readonly now: Date;
}

async function receiveAll(context: FilesAction, asked: Asked) {
  const words = filesWords[context.language];
  const errors: { field: string; message: string }[] = [];
  for await (const file of context.files) {
    const added = await receiveFile(draftMeans(context), asked, file);
    if (added.outcome === "gone") return "gone";
    if (added.outcome === "refused")
      errors.push({ field: filesField, message: words.problems[added.problem].replace("{name}", file.name) });
  }
  return errors;
}

async function removeIf(context: FilesAction, asked: Asked & { readonly id: string }): Promise<boolean> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(asked.id)) return false;
  return removeAttachment(draftMeans(context), asked);
}
