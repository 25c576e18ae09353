import {
  redirect,
  unavailable,
  type ActionContext,
  type LoadContext,
  type LoadOutcome,
} from "@madang/module-kit/server";
import type { FormState } from "@madang/module-kit";
import { petitionPaths } from "../../../contract/public.ts";
import { draftMeans } from "../../actions/draft-means.ts";
import { openDraft, wayOn, type Draft } from "../../actions/open-draft.ts";
import { patience, withinPatience } from "../../domain/patience.ts";
import { isStorageAway } from "../../domain/storage-away.ts";
import type { petitions } from "../../petitions-module.ts";

interface DraftParams {
  readonly draft: string;
}

export type DraftLoad = LoadContext<typeof petitions, DraftParams, unknown>;
export type DraftAction = ActionContext<typeof petitions, DraftParams, unknown>;

/** `draft` is undefined only where a form is shown again that the database could not take. */
export interface LoadedDraft {
  readonly draft: Draft | undefined;
}

/** The draft of this address for this visitor, or the way on for a visitor who cannot open it. */
export async function loadDraft(context: DraftLoad): Promise<LoadedDraft | LoadOutcome> {
  const { visitor, params, form } = context;
  if (visitor === undefined) return redirect(petitionPaths.ended("away"));
  if (saysAway(form)) return { draft: undefined };
  const asked = { draftId: params.draft, visitor, now: new Date() };
  const means = draftMeans(context);
  try {
    const draft = await withinPatience(openDraft(means, asked), patience.database);
    return draft === undefined ? redirect(await wayOn(means, asked)) : { draft };
  } catch (error) {
    if (!isStorageAway(error)) throw error;
    // Without what was saved there is nothing to show, and an empty form would overwrite it.
    return form === undefined ? unavailable({ retryAfter: 30 }) : { draft: undefined };
  }
}

/** The action has just waited for the database in vain: the page does not wait once more. */
function saysAway(form: FormState | undefined): boolean {
  return form?.errors.some(({ field }) => field === "unavailable") ?? false;
}
