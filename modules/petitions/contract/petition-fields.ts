/** Fields of the petition form, in the order of the page; problems are listed in the same order. */
export const formFields = [
  "type",
  "title",
  "body",
  "place",
  "name",
  "reply",
  "telephone",
  "email",
  "pin",
  "pinAgain",
  "consent",
] as const;
export type FormField = (typeof formFields)[number];

/** Controls of the step of files: what is chosen, and which of the attached files is taken away. */
export const filesField = "files";
export const removeField = "remove";

/** What a problem's message needs to say; the words are in ui/words. */
export type Problem =
  | { readonly kind: "missing" }
  | { readonly kind: "unknown-choice" }
  | { readonly kind: "too-long"; readonly length: number; readonly limit: number }
  | { readonly kind: "unreadable" }
  | { readonly kind: "repeated" }
  | { readonly kind: "resident-number" }
  | { readonly kind: "not-telephone" }
  | { readonly kind: "not-email" }
  | { readonly kind: "not-six-digits" }
  | { readonly kind: "too-easy" }
  | { readonly kind: "not-the-same" };

export interface FieldProblem {
  readonly field: FormField;
  readonly problem: Problem;
}

/** UTF-16 code units, the measure of the maxlength attribute, so that page and server agree. */
export const textLimits = { title: 80, body: 2000, place: 200, name: 50, telephone: 30, email: 254 } as const;

export const replyWays = ["sms", "email"] as const;
export type ReplyWay = (typeof replyWays)[number];
