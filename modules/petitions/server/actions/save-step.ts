import { randomUUID } from "node:crypto";
import type { Language } from "@madang/manifest";
import { draftFields, type DraftText } from "../../contract/draft-steps.ts";
import { petitionPaths } from "../../contract/paths.ts";
import { endOfDraft, type AskedDraft } from "../queries/find-draft.ts";
import { changeDraft, insertDraft, type DraftMeans } from "../queries/write-draft.ts";
import { wayOn } from "./open-draft.ts";

export const emptyDraft = Object.fromEntries(draftFields.map((field) => [field, ""])) as DraftText;

export type SavedStep =
  | { readonly outcome: "saved" }
  /** There is no such draft for this visitor. `path` leads on. */
  | { readonly outcome: "ended"; readonly path: string };

/** Keeps what one step wrote, complete or not. */
export async function saveStep(
  means: DraftMeans,
  asked: AskedDraft,
  { written, language, byItself }: { written: Partial<DraftText>; language: Language; byItself: boolean },
): Promise<SavedStep> {
  if (await changeDraft(means, asked, written)) return { outcome: "saved" };
  const end = await endOfDraft(means.db, asked);
  const isLost = end === "expired" || end === "away";
  if (!isLost || byItself) return { outcome: "ended", path: await wayOn(means, asked) };
  // What was typed into a page whose draft is gone is not thrown away: it begins a draft of this visitor's own.
  const draftId = randomUUID();
  await insertDraft(means, { ...asked, draftId, text: { ...emptyDraft, ...written }, language });
  return { outcome: "ended", path: petitionPaths.ended(end, draftId) };
}
