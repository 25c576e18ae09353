import { isPetitionTypeId, type PetitionTypeId } from "../../contract/public.ts";
import {
  formFields,
  replyWays,
  textLimits,
  type FieldProblem,
  type FormField,
  type Problem,
  type ReplyWay,
} from "../../contract/petition-fields.ts";
import { draftFields, type DraftText } from "../../contract/draft-steps.ts";
import { fieldText, isRepeated, isUnreadable, onOneLine, type SentForm } from "./form-text.ts";
import { normalizePassword, passwordProblem } from "./password-rule.ts";
import { holdsResidentNumber } from "./resident-number.ts";

/** What a citizen wrote, checked. An optional field that was left empty is an empty text. */
export interface PetitionText {
  readonly type: PetitionTypeId;
  readonly title: string;
  readonly body: string;
  readonly place: string;
  readonly name: string;
  readonly reply: ReplyWay;
  readonly telephone: string;
  readonly email: string;
}

export type CheckedPetition =
  | { readonly ok: true; readonly petition: PetitionText }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Every problem of these fields at once, at most one for each, in the order of the page. */
export function problemsOfStep(sent: SentForm, fields: readonly FormField[]): FieldProblem[] {
  const form = readForm(sent);
  return fields.flatMap((field) => {
    const problem = isRepeated(sent, field) ? ({ kind: "repeated" } as const) : checks[field](form);
    return problem === undefined ? [] : [{ field, problem }];
  });
}

/** A draft as the petition that it would be. */
export function checkDraft(draft: DraftText): CheckedPetition {
  const { type, reply, ...written } = draft;
  const form = { ...emptyForm, ...draft };
  const problems = draftFields.flatMap((field) => {
    const problem = checks[field](form);
    return problem === undefined ? [] : [{ field, problem }];
  });
  if (problems.length > 0 || !isPetitionTypeId(type) || !isReplyWay(reply)) return { ok: false, problems };
  return { ok: true, petition: { type, reply, ...written } };
}

type Form = Readonly<Record<FormField, string>>;

const emptyForm = Object.fromEntries(formFields.map((field) => [field, ""])) as Form;

/** The fields as they were meant: one line where the page has one, NFC, no outer space. */
export function readForm(sent: SentForm): Form {
  const line = (name: FormField) => onOneLine(fieldText(sent, name));
  return {
    type: line("type"),
    title: line("title"),
    body: fieldText(sent, "body"),
    place: line("place"),
    name: line("name"),
    reply: line("reply"),
    telephone: line("telephone").normalize("NFKC"),
    email: line("email").normalize("NFKC"),
    pin: normalizePassword(line("pin")),
    pinAgain: normalizePassword(line("pinAgain")),
    consent: line("consent"),
  };
}

const checks: Readonly<Record<FormField, (form: Form) => Problem | undefined>> = {
  type: ({ type }) => choiceProblem(type, isPetitionTypeId(type)),
  title: ({ title }) => requiredText("title", title),
  body: ({ body }) => requiredText("body", body),
  place: ({ place }) => textProblem("place", place),
  name: ({ name }) => requiredText("name", name),
  reply: ({ reply }) => choiceProblem(reply, isReplyWay(reply)),
  telephone: ({ telephone, reply }) =>
    contactProblem("telephone", telephone, reply === "sms", isTelephone(telephone)),
  email: ({ email, reply }) => contactProblem("email", email, reply === "email", isEmail(email)),
  pin: ({ pin }) => kindOnly(passwordProblem(pin)),
  pinAgain: ({ pin, pinAgain }) =>
    pinAgain === pin || passwordProblem(pin) !== undefined ? undefined : { kind: "not-the-same" },
  consent: ({ consent }) => (consent === "yes" ? undefined : { kind: "missing" }),
};

function choiceProblem(value: string, known: boolean): Problem | undefined {
  if (value === "") return { kind: "missing" };
  return known ? undefined : { kind: "unknown-choice" };
}

function kindOnly(kind: ReturnType<typeof passwordProblem>): Problem | undefined {
  return kind === undefined ? undefined : { kind };
}

function requiredText(field: keyof typeof textLimits, value: string): Problem | undefined {
  return value === "" ? { kind: "missing" } : textProblem(field, value);
}

function textProblem(field: keyof typeof textLimits, value: string): Problem | undefined {
  const limit = textLimits[field];
  if (value.length > limit) return { kind: "too-long", length: value.length, limit };
  if (isUnreadable(value)) return { kind: "unreadable" };
  return holdsResidentNumber(value) ? { kind: "resident-number" } : undefined;
}

function contactProblem(
  field: "telephone" | "email",
  value: string,
  needed: boolean,
  valid: boolean,
): Problem | undefined {
  if (value === "") return needed ? { kind: "missing" } : undefined;
  return textProblem(field, value) ?? (valid ? undefined : { kind: `not-${field}` });
}

export function isReplyWay(text: string): text is ReplyWay {
  return replyWays.some((way) => way === text);
}

/** Seven to fifteen digits (ITU-T E.164) with the separators that people write. */
function isTelephone(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return /^\+?[\d\s().-]+$/.test(text) && digits >= 7 && digits <= 15;
}

/** Like the browser's own check of type=email (HTML Standard), and with a dot in the domain. */
function isEmail(text: string): boolean {
  return /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)+$/.test(
    text,
  );
}
