import { fieldValue, type FieldList } from "../field-list.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import { parseDeltaSeconds } from "./delta-seconds.ts";
import { parseHttpDate } from "./http-date.ts";

/** RFC 9111 section 5.1: the first member of several; a field that cannot be read is ignored. */
export function ageValue(fields: FieldList): number {
  const [first = ""] = (fieldValue(fields, "age") ?? "").split(",", 1);
  return parseDeltaSeconds(first.trim()) ?? 0;
}

/** RFC 9111 section 4.2.3: corrected_initial_age in seconds. A Date has whole seconds, and so has the age that follows from it. */
export function correctedInitialAge(answer: {
  readonly fields: FieldList;
  readonly requestedAt: number;
  readonly receivedAt: number;
}): number {
  const { fields, requestedAt, receivedAt } = answer;
  const date = parseHttpDate(fieldValue(fields, "date") ?? "", receivedAt) ?? receivedAt;
  const apparentAge = Math.max(0, Math.floor((receivedAt - date) / 1000));
  const correctedAge = ageValue(fields) + Math.max(0, receivedAt - requestedAt) / 1000;
  return Math.max(apparentAge, correctedAge);
}

/** RFC 9111 section 4.2.3: current_age in seconds; a clock that was set back does not make it younger than it came. */
export function currentAge(stored: Pick<StoredResponse, "initialAge" | "receivedAt">, now: number): number {
  return stored.initialAge + Math.max(0, now - stored.receivedAt) / 1000;
}
