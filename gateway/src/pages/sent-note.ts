import type { MadangError } from "@madang/errors";
import type { Language } from "@madang/manifest";
import { escapeHtml } from "../compose/escape.ts";
import { gatewayErrors } from "../errors.ts";
import { isSafe } from "../protect/cross-site.ts";
import type { Visit } from "../request/visit.ts";
import { isShed } from "../upstream/shed.ts";

/** What is known of a form whose answer did not come: nothing of it was sent on, or nobody knows what became of it. */
export type FormFate = "refused" | "unknown";

/** Undefined for whoever has sent no form, and where what was sent was wrong. */
export function fateOfForm({ method }: Pick<Visit, "method">, error: MadangError): FormFate | undefined {
  if (isSafe(method) || error.status < 500) return undefined;
  const wentNowhere =
    isShed(error) || gatewayErrors.is(error, "UNREACHABLE") || gatewayErrors.is(error, "NO_ENDPOINT");
  return wentNowhere ? "refused" : "unknown";
}

/** Whether the page in place of the answer is to be reloaded, which sends the form again. What was wrong with a form is mended in it. */
export function holdsForm({ method }: Pick<Visit, "method">, status: number): boolean {
  return !isSafe(method) && (status === 429 || status >= 500);
}

/**
 * On the page that somebody gets in place of the answer to a form: whether it was received, and how nothing that was typed is lost. To
 * go back is of no use: the page with the form is its module's, which is away. Reloading makes every browser send the form again.
 */
export function sentNote(visit: Pick<Visit, "method" | "language">, error: MadangError): Buffer[] {
  const fate = fateOfForm(visit, error);
  if (fate === undefined) return [];
  const [fact, remedy] = words[visit.language][fate];
  return [Buffer.from(`<p><strong>${escapeHtml(fact)}</strong> ${escapeHtml(remedy)}</p>`)];
}

const words: Record<Language, Record<FormFate, readonly [fact: string, remedy: string]>> = {
  ko: {
    refused: [
      "방금 보내신 것은 받지 못했습니다.",
      "이 화면을 닫지 말고 1분쯤 뒤에 새로 고쳐 주세요. 적으신 내용이 그대로 다시 보내집니다.",
    ],
    unknown: [
      "방금 보내신 것을 받았는지 확인하지 못했습니다.",
      "이 화면을 닫지 말고, 신청이라면 다른 창에서 접수되었는지 먼저 확인해 주세요. 접수되지 않았으면 이 화면을 새로 고쳐 주세요. 적으신 내용이 그대로 다시 보내집니다.",
    ],
  },
  en: {
    refused: [
      "We did not receive what you have just sent.",
      "Keep this page open and reload it in about a minute: your browser then sends again everything that you typed.",
    ],
    unknown: [
      "We do not know whether we received what you have just sent.",
      "Keep this page open. If it was an application, look in another window whether it arrived. If it did not, reload this page: your browser then sends again everything that you typed.",
    ],
  },
};
