import { filesErrors } from "@madang/files";
import type { AttachmentProblem } from "../../contract/attachment-limits.ts";

/** A file that is not taken, and why. */
export interface Refused {
  readonly outcome: "refused";
  readonly problem: AttachmentProblem;
}

/** What became of a part. */
export type Added =
  /** `received`: where to go on, whatever was sent. */
  | { readonly outcome: "added"; readonly received: number; readonly complete: boolean }
  /** This visitor has no such draft any more. */
  | { readonly outcome: "gone" }
  | Refused;

export function refused(problem: AttachmentProblem): Refused {
  return { outcome: "refused", problem };
}

/** What the look at a file's content found wrong with it; anything else is not about the file. */
export function problemIn(error: unknown): AttachmentProblem {
  if (filesErrors.is(error, "TYPE_UNKNOWN")) return "wrong-type";
  if (filesErrors.is(error, "EXTENSION_DISAGREES")) return "wrong-ending";
  if (filesErrors.is(error, "EMPTY")) return "empty";
  if (filesErrors.is(error, "ARCHIVE_BROKEN") || filesErrors.is(error, "ARCHIVE_TOO_LARGE")) return "broken";
  throw error;
}
