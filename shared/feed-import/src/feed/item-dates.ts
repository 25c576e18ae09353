import { feedErrors } from "../errors.ts";
import { readFeedDate } from "./feed-date.ts";
import { childText, type XmlElement } from "./xml-element.ts";

/** Throws FEED_ITEM_BAD_DATE for one that is there but cannot be read. */
export function dateOf(item: XmlElement, ...names: string[]): Date | undefined {
  for (const name of names) {
    const value = childText(item, name);
    if (value !== undefined) return checkedDate(name, value);
  }
  return undefined;
}

export function checkedDate(field: string, value: string): Date {
  const date = readFeedDate(value);
  if (date === undefined) throw feedErrors.create("ITEM_BAD_DATE", { field, value });
  return date;
}
