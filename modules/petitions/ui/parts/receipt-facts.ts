import { formatDate } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import type { ReplyWay } from "../../contract/petition-fields.ts";
import { petitionType, type PetitionTypeId } from "../../contract/petition-types.ts";
import { asideWords } from "../words/aside-words.ts";
import { receiptWords } from "../words/receipt-words.ts";

export interface ReceiptPetition {
  readonly type: PetitionTypeId;
  /** ISO 8601. */
  readonly arrivedAt: string;
  /** Undefined until the office has received it. */
  readonly receivedAt?: string | undefined;
  /** By when it has to be received; absent where the holiday data do not reach, as is the next. */
  readonly receiptBy?: string | undefined;
  /** `2026-10-07`: when the answer is due, or at the latest expected to be. */
  readonly answerBy?: string | undefined;
  readonly reply: ReplyWay;
  readonly maskedName: string;
  /** How many were sent with it. */
  readonly files: number;
}

export interface ReceiptFact {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

/** The large facts of a receipt, on the page and in the saved file. */
export function receiptFactsIn(
  language: Language,
  { receiptNumber, petition }: { receiptNumber: string; petition: ReceiptPetition },
): ReceiptFact[] {
  const words = receiptWords[language];
  const { days } = petitionType(petition.type).period;
  return [
    { name: words.number, value: receiptNumber, note: words.keep },
    arrival(language, petition),
    petition.answerBy === undefined
      ? { name: words.period, value: asideWords[language].period(days), note: words.periodNote }
      : {
          name: petition.receivedAt === undefined ? words.answerExpected : words.answerBy,
          value: formatDate(petition.answerBy, { language, form: "sentence-year" }),
          note: words.counted(days),
        },
  ];
}

function arrival(language: Language, { arrivedAt, receivedAt, receiptBy }: ReceiptPetition): ReceiptFact {
  const words = receiptWords[language];
  const time = (value: string) => formatDate(value, { language, form: "sentence-time" });
  const fact = { name: words.arrived, value: time(arrivedAt) };
  if (receivedAt !== undefined) return { ...fact, note: words.received(time(receivedAt)) };
  return receiptBy === undefined ? fact : { ...fact, note: words.receiptBy(time(receiptBy)) };
}

/** The small facts: what was sent, without what was written. */
export function sentFactsIn(
  language: Language,
  petition: ReceiptPetition,
): { readonly name: string; readonly value: string }[] {
  const words = receiptWords[language];
  return [
    { name: words.type, value: petitionType(petition.type).name[language] },
    { name: words.applicant, value: petition.maskedName },
    { name: words.replyAt, value: words.reply[petition.reply] },
    { name: words.files, value: words.fileCount(petition.files) },
  ];
}
