import type { CommandContext } from "@madang/module-kit/server";
import { entryId } from "../domain/parameters.ts";
import { exampleServiceErrors } from "../errors.ts";
import { publishEntry } from "../queries/publish-entry.ts";

/** `publish <id>`: the department has read it. Throws EXAMPLE_SERVICE_ENTRY_UNKNOWN. */
export async function publish({ args: [id = ""], db, log }: CommandContext): Promise<void> {
  const wanted = entryId.safeParse(id);
  const published = wanted.success && (await publishEntry(db, wanted.data));
  if (!published) throw exampleServiceErrors.create("ENTRY_UNKNOWN", { id: JSON.stringify(id) });
  log.info({ id: wanted.data }, "entry published");
}
