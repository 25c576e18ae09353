import { type DateForm, formatDate } from "../format/format-date.ts";
import { type DateValue, machineTime } from "../format/seoul-time.ts";
import type { Language } from "../words/language.ts";

export interface TimeTextProps {
  value: DateValue;
  language: Language;
  /** `list` unless told. */
  form?: DateForm | undefined;
}

/** A moment as the clock in Seoul shows it, never broken over lines. */
export function TimeText({ value, language, form = "list" }: TimeTextProps) {
  return <time dateTime={machineTime(value)}>{formatDate(value, { language, form })}</time>;
}
