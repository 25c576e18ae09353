import type { Housekeeping } from "@madang/module-kit/server";
import { expireDrafts, forgetEndedDrafts } from "../queries/end-draft.ts";
import { forgetResumeAttempts } from "../queries/resume-attempts.ts";

const batch = 200;

/** Deletes drafts that nobody has saved in time, whether or not anyone ever asks for them again. */
export const clearDrafts: Housekeeping = {
  name: "clear-drafts",
  every: 60,
  async run({ db, log, signal }) {
    const now = new Date();
    let expired = 0;
    for (let done = batch; done === batch && !signal.aborted; expired += done)
      done = await expireDrafts(db, { now, batch });
    await forgetEndedDrafts(db, now);
    await forgetResumeAttempts(db, now);
    if (expired > 0) log.info({ expired }, "drafts expired");
  },
};
