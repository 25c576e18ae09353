import type { Language } from "@madang/manifest";
import type { FormState } from "./form-state.ts";

/** What every view of a page or box receives, on the server and when it is hydrated. */
export interface ViewProps<Data> {
  readonly data: Data;
  readonly language: Language;
  /** Path of the page with its language prefix and the declared query: where its own form posts to. */
  readonly url: string;
  /** Only after a form was refused (422, or 503 when it could not be stored). */
  readonly form?: FormState;
}
