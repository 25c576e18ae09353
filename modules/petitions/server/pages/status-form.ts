import { redirect, unavailable, type ActionContext, type ActionOutcome } from "@madang/module-kit/server";
import { petitionPaths } from "../../contract/public.ts";
import { statusFields } from "../../contract/petition-status.ts";
import { revealContents } from "../actions/reveal-contents.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { petitionsErrors } from "../errors.ts";
import type { petitions } from "../petitions-module.ts";

type StatusContext = ActionContext<typeof petitions, { receipt: string }, unknown>;

/** Shows in full what was written, or masks it again. Without a grant nothing changes and the look-up form is shown. */
export async function statusForm({ db, form, params, visitor }: StatusContext): Promise<ActionOutcome> {
  if (visitor === undefined) throw petitionsErrors.create("VISITOR_MISSING");
  const shown = form.text(statusFields.show) === "yes";
  const receiptNumber = params.receipt;
  try {
    const change = revealContents(db, { receiptNumber, visitor, shown, now: new Date() });
    await withinPatience(change, patience.database);
  } catch (error) {
    if (isStorageAway(error)) return unavailable({ retryAfter: 30 });
    throw error;
  }
  return redirect(petitionPaths.status(receiptNumber));
}
