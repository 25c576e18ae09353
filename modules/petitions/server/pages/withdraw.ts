import { definePage, unavailable } from "@madang/module-kit/server";
import { isFinished } from "../../contract/petition-steps.ts";
import { petitionPaths } from "../../contract/public.ts";
import { WithdrawView, type WithdrawData } from "../../ui/views/withdraw.tsx";
import { homeWords } from "../../ui/words/home-words.ts";
import { statusWords } from "../../ui/words/status-words.ts";
import { withdrawWords } from "../../ui/words/withdraw-words.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { petitions } from "../petitions-module.ts";
import { findGranted } from "../queries/find-petition.ts";
import { stepOf } from "../queries/petition-history.ts";
import { recordAccess } from "../queries/record-access.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import { helpLine } from "./help-line.ts";
import { pageTitle } from "./page-title.ts";
import { receiptParameter } from "./receipt-parameter.ts";
import { withdrawForm } from "./withdraw-form.ts";
import type { Kysely } from "kysely";

/** Takes a petition back; tells nothing of it but its number. */
export const withdrawPage = definePage(petitions, "withdraw", {
  params: receiptParameter,
  async load({ params, language, visitor, db }) {
    const data = { receiptNumber: params.receipt, help: helpLine(language) };
    try {
      return { ...data, ...(await withinPatience(stateFor(db, params.receipt, visitor), patience.database)) };
    } catch (error) {
      if (isStorageAway(error)) return unavailable({ retryAfter: 30 });
      throw error;
    }
  },
  action: withdrawForm,
  view: { name: "withdraw", component: WithdrawView },
  describe: ({ language, data, form }) => {
    const { title } = withdrawWords[language];
    return {
      title: pageTitle(`${title} ${data.receiptNumber}`, form, language),
      breadcrumb: [
        { label: homeWords[language].title, href: petitionPaths.home },
        { label: statusWords[language].title, href: petitionPaths.status(data.receiptNumber) },
        { label: title },
      ],
      robots: "noindex",
    };
  },
});

async function stateFor(
  db: Kysely<PetitionsTables>,
  receiptNumber: string,
  visitor: string | undefined,
): Promise<Pick<WithdrawData, "open" | "finished">> {
  if (visitor === undefined) return { open: false, finished: false };
  const petition = await findGranted(db, { receiptNumber, visitor, now: new Date() });
  if (petition === undefined) return { open: false, finished: false };
  await recordAccess(db, { visitor, receiptNumber, purpose: "view-withdraw" });
  return { open: true, finished: isFinished(stepOf(petition.step)) };
}
