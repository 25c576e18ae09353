import {
  isDatabaseUnavailable,
  redirect,
  unavailable,
  type ActionContext,
  type ActionOutcome,
} from "@madang/module-kit/server";
import { exampleServicePaths } from "../../contract/public.ts";
import { formWords } from "../../ui/words/form-words.ts";
import { readEntryForm } from "../domain/entry-form.ts";
import { exampleServiceErrors } from "../errors.ts";
import type { exampleServiceModule } from "../example-service-module.ts";
import { receiveEntry } from "../queries/receive-entry.ts";

type NewContext = ActionContext<typeof exampleServiceModule, unknown, unknown>;

/** 303 to the page that shows what was received; else the form again with its messages and everything that was typed. */
export async function newForm(context: NewContext): Promise<ActionOutcome> {
  const { form, language, visitor, db, log } = context;
  const read = readEntryForm(form, language);
  if (!read.ok) return read.outcome;
  if (visitor === undefined) throw exampleServiceErrors.create("VISITOR_MISSING");
  try {
    await receiveEntry(db, { form: read.data, language, visitor });
    return redirect(exampleServicePaths.received(read.data.key));
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    log.warn({ err: error }, "an entry could not be stored; the form was shown again");
    const errors = [{ field: "unavailable", message: formWords[language].notStored }];
    return unavailable({ retryAfter: 30, form: { errors, values: form.values() } });
  }
}
