import { languages, type Language } from "@madang/manifest";
import type { Kysely } from "kysely";
import { petitionPaths } from "../../contract/paths.ts";
import type { AccessEntry } from "../../ui/parts/access-section.tsx";
import type { SentContents } from "../../ui/parts/sent-panel.tsx";
import type { StatusPetition } from "../../ui/views/status.tsx";
import type { OpenedPetition } from "../actions/open-petition.ts";
import { petitionAttachments } from "../attachments/draft-attachments.ts";
import { maskName } from "../domain/masked-name.ts";
import { petitionClock } from "../domain/petition-clock.ts";
import { lateness, noticeDate } from "../domain/petition-late.ts";
import { seoulDate } from "../domain/seoul-date.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { clockFacts } from "../queries/clock-facts.ts";
import { departmentNames, departmentOf, petitionHistory, stepOf } from "../queries/petition-history.ts";
import { latestAccess } from "../queries/record-access.ts";
import { latestSupplement, type Supplement } from "../queries/supplements.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import { helpLine } from "./help-line.ts";

export interface StatusMeans {
  readonly db: Kysely<PetitionsTables>;
  readonly cipher: ColumnCipher;
}

export interface StatusAsked {
  readonly visitor: string;
  readonly language: Language;
  readonly now: Date;
  /** Until when what was written is shown to this visitor. */
  readonly revealedUntil: Date | undefined;
}

const accessShown = 20;

/** Everything that the status page tells of a petition which is open to the visitor. */
export async function statusPetition(
  means: StatusMeans,
  opened: OpenedPetition,
  asked: StatusAsked,
): Promise<StatusPetition> {
  const { db, cipher } = means;
  const { row, text } = opened;
  const { language, now } = asked;
  const history = await petitionHistory(db, cipher, row.id);
  const facts = await clockFacts(db, { id: row.id, type: text.type, arrivedAt: row.arrived_at, history });
  const clock = petitionClock(facts);
  const step = stepOf(row.step);
  const supplement = await latestSupplement(db, cipher, row.id);
  return {
    title: text.title,
    written: writtenIn(row.language, language),
    type: text.type,
    step,
    reply: text.reply,
    maskedName: maskName(text.name),
    department: (await departmentOf(db, row.department_id, language)) ?? helpLine(language),
    history: history.map((event) => ({ ...event, at: event.at.toISOString() })),
    arrivedAt: row.arrived_at.toISOString(),
    receivedAt: facts.receivedAt?.toISOString(),
    dates: clock,
    ...lateness(clock, { step, now }),
    nextNotice: noticeDate(facts, clock, { step, now }),
    today: seoulDate(now),
    supplementBy: step === "supplement-asked" && supplement?.isOpen ? supplement.dueOn : undefined,
    contents: await contentsOf(means, opened, { supplement, ...asked }),
    access: await accessEntries(db, row.receipt_number, asked),
  };
}

/** A reader of the page hears the citizen's words in their own language (WCAG 2.2, 3.1.2). */
function writtenIn(written: string, language: Language): Language | undefined {
  return languages.find((each) => each === written && each !== language);
}

async function contentsOf(
  means: StatusMeans,
  { text, row }: OpenedPetition,
  { supplement, revealedUntil }: StatusAsked & { readonly supplement: Supplement | undefined },
): Promise<SentContents | undefined> {
  if (revealedUntil === undefined) return undefined;
  const files = await petitionAttachments(means, row.id);
  return {
    body: text.body,
    place: text.place,
    name: text.name,
    contact: [text.telephone, text.email].filter((each) => each !== "").join(", "),
    answer: supplement?.answer ?? "",
    files: files.map((file) => ({ ...file, href: petitionPaths.sentFile(row.receipt_number, file.id) })),
    until: revealedUntil.toISOString(),
  };
}

async function accessEntries(
  db: Kysely<PetitionsTables>,
  receiptNumber: string,
  { visitor, language }: StatusAsked,
): Promise<AccessEntry[]> {
  const entries = await latestAccess(db, { receiptNumber, limit: accessShown });
  const departments = await departmentNames(db, language);
  return entries.map((entry) => ({
    at: entry.at.toISOString(),
    purpose: entry.purpose,
    who: whoOf(entry, visitor),
    department: entry.departmentId === null ? undefined : departments.get(entry.departmentId),
  }));
}

function whoOf(entry: { actor: string; visitor: string }, visitor: string): AccessEntry["who"] {
  if (entry.actor === "office" || entry.actor === "system") return entry.actor;
  return entry.visitor === visitor ? "you" : "you-elsewhere";
}
