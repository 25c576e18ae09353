import { isOverdue } from "./overdue.ts";
import type { DueDate } from "./explanation.ts";
import type { Citation, Period, RulePack } from "./rules/rule-pack.ts";

export type ExtensionRefusal = "too-late" | "too-long" | "too-often" | "consent-missing" | "other-unit";

export type ExtensionDecision =
  | { readonly allowed: true; readonly citation: Citation }
  | { readonly allowed: false; readonly because: ExtensionRefusal; readonly citation: Citation };

/**
 * Whether a period may be extended: once for as long as the original period at most, once more with the petitioner's consent,
 * and only while it still runs (Civil Petitions Treatment Act Enforcement Decree art. 21).
 */
export function decideExtension(asked: {
  readonly pack: RulePack;
  /** The case as it stands, with the extensions so far. */
  readonly due: DueDate;
  readonly by: Period;
  readonly consent: boolean;
  readonly now: Date;
}): ExtensionDecision {
  const because = refusal(asked);
  const { citation } = asked.pack.extension;
  return because === undefined ? { allowed: true, citation } : { allowed: false, because, citation };
}

function refusal({
  pack,
  due,
  by,
  consent,
  now,
}: Parameters<typeof decideExtension>[0]): ExtensionRefusal | undefined {
  const { withoutConsent, withConsent } = pack.extension;
  if (by.unit !== due.period.unit) return "other-unit";
  if (by.amount < 1 || by.amount > due.period.amount) return "too-long";
  if (due.extensions.length >= withoutConsent + withConsent) return "too-often";
  if (due.extensions.length >= withoutConsent && !consent) return "consent-missing";
  return isOverdue(due, now) ? "too-late" : undefined;
}
