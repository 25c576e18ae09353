import type { ActionContext, SentFile } from "@madang/module-kit/server";
import { filesField, removeField } from "../../contract/petition-fields.ts";
import { filesWords } from "../../ui/words/files-words.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AttachmentMeans, AttachmentOwner } from "./attachment-owner.ts";
import { receiveFile } from "./receive-file.ts";
import { removeAttachment } from "./remove-attachment.ts";

type FilesForm = Pick<ActionContext<unknown, unknown, unknown>, "form" | "language"> & {
  readonly files: AsyncIterable<SentFile>;
};

export type TakenFiles =
  | {
      readonly outcome: "taken";
      /** Files that were refused, each by its name and with the reason. */
      readonly errors: readonly { readonly field: string; readonly message: string }[];
      /** A button that takes a file away was pressed. */
      readonly removed: boolean;
    }
  | { readonly outcome: "gone" };

/** Takes the files that a form brings, and the one away whose button was pressed; what was taken stays. */
export async function takeSentFiles(
  means: AttachmentMeans,
  owner: AttachmentOwner,
  { form, files, language }: FilesForm,
): Promise<TakenFiles> {
  const errors: { field: string; message: string }[] = [];
  for await (const file of files) {
    const added = await receiveFile(means, owner, file);
    if (added.outcome === "gone") return added;
    if (added.outcome === "refused") {
      const message = filesWords[language].problems[added.problem].replace("{name}", file.name);
      errors.push({ field: filesField, message });
    }
  }
  // Only now: the buttons stand after the files.
  const id = form.text(removeField);
  if (!isUuid(id)) return { outcome: "taken", errors, removed: false };
  const isThere = await removeAttachment(means, owner, id);
  return isThere ? { outcome: "taken", errors, removed: true } : { outcome: "gone" };
}
