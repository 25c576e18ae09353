import type { Readable } from "node:stream";
import type { FormFields } from "./form-fields.ts";

/** A file on its way in. `content` has to be read to its end, or left alone: then it is thrown away. */
export interface SentFile {
  /** Name of the form's control. */
  readonly field: string;
  /** As the visitor's device calls it: NFC, without path. Never a path to write to. */
  readonly name: string;
  readonly content: Readable;
}

export interface SentForm {
  /** Fields that stand after the files in the form are there when the files have been read. */
  readonly form: FormFields;
  /** One after the other as they come in; none of them is held in memory. */
  readonly files: AsyncIterable<SentFile>;
}
