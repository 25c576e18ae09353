import { unavailable, type ActionOutcome, type RequestContext } from "@madang/module-kit/server";
import type { FormState } from "@madang/module-kit";
import { isStorageAway } from "../../domain/storage-away.ts";

/** Does the work of a form; where the database is away, the form is shown again with what was typed. */
export async function orAgain(
  { log }: Pick<RequestContext<unknown>, "log">,
  { message, values }: { message: string; values: FormState["values"] },
  work: () => Promise<ActionOutcome>,
): Promise<ActionOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!isStorageAway(error)) throw error;
    log.warn({ err: error }, "a form could not be kept; it was shown again");
    return unavailable({ retryAfter: 30, form: { errors: [{ field: "unavailable", message }], values } });
  }
}
