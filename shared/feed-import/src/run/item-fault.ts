import { MadangError } from "@madang/errors";
import { feedErrors } from "../errors.ts";

/** Classes of SQLSTATE that blame the data (PostgreSQL, appendix A): data exception, constraint, limit exceeded. */
const ofData = /^(?:22|23|54)[0-9A-Z]{3}$/;

/** The fault of one item; what is no item's fault is thrown on, and ends the import. */
export function itemFault(error: unknown): MadangError {
  if (error instanceof MadangError && error.status < 500) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (!(error instanceof MadangError) && typeof code === "string" && ofData.test(code))
    return feedErrors.create("ITEM_NOT_STORED", { problem: String(message) }, error);
  throw error;
}
