import type { CommandContext } from "@madang/module-kit/server";
import { exampleEntries } from "../../sample/example-entries.ts";
import { exampleServiceErrors } from "../errors.ts";
import { addExample } from "../queries/add-example.ts";

/** Adds the made-up entries that are not there yet. Throws EXAMPLE_SERVICE_SAMPLE_NOT_ALLOWED. */
export async function addSample({ db, config, log }: CommandContext): Promise<void> {
  if (config["sample"] !== true) throw exampleServiceErrors.create("SAMPLE_NOT_ALLOWED");
  let added = 0;
  for (const example of exampleEntries) if (await addExample(db, example)) added += 1;
  log.info({ added, examples: exampleEntries.length }, "example entries added");
}
