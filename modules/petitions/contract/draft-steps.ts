import type { FormField } from "./petition-fields.ts";

/** The pages of a petition that is being written, after its type was chosen; each is kept as soon as it is sent. */
export const draftSteps = ["content", "files", "applicant", "review"] as const;
export type DraftStep = (typeof draftSteps)[number];

/** What a draft keeps: never a password, never a consent. */
export const draftFields = [
  "type",
  "title",
  "body",
  "place",
  "name",
  "reply",
  "telephone",
  "email",
] as const satisfies readonly FormField[];
export type DraftField = (typeof draftFields)[number];

/** The draft as it was typed; a part that nobody has written yet is an empty text. */
export type DraftText = Readonly<Record<DraftField, string>>;

/** Steps whose form writes parts of the draft. */
export type WritingStep = "content" | "applicant";

export const writtenFields: Readonly<Record<WritingStep, readonly DraftField[]>> = {
  content: ["type", "title", "body", "place"],
  applicant: ["name", "reply", "telephone", "email"],
};

/** On the page where each part of the draft is written. */
export function stepOfField(field: DraftField): WritingStep {
  return writtenFields.content.includes(field) ? "content" : "applicant";
}

/** Buttons of a step beside the main one: kept as it is, without being checked. `auto` is sent by the browser by itself. */
export const saveField = "save";
export const saveLater = "later";
export const saveByItself = "auto";

/** Hidden field of the review: what was looked at is what is sent. */
export const revisionField = "revision";
