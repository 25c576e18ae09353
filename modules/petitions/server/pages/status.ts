import type { Language } from "@madang/manifest";
import { definePage, unavailable } from "@madang/module-kit/server";
import { petitionPaths } from "../../contract/public.ts";
import { StatusView, type StatusData } from "../../ui/views/status.tsx";
import { findWords } from "../../ui/words/find-words.ts";
import { homeWords } from "../../ui/words/home-words.ts";
import { statusWords } from "../../ui/words/status-words.ts";
import { openPetition } from "../actions/open-petition.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitions } from "../petitions-module.ts";
import { revealedUntil } from "../queries/grants.ts";
import { recordAccess } from "../queries/record-access.ts";
import { helpLine } from "./help-line.ts";
import { receiptParameter } from "./receipt-parameter.ts";
import { statusForm } from "./status-form.ts";
import { statusPetition, type StatusMeans } from "./status-petition.ts";

/** How far a petition is. Whoever has no grant sees the look-up form, whether there is such a petition or not. */
export const statusPage = definePage(petitions, "status", {
  params: receiptParameter,
  async load({ params, language, visitor, db, config }) {
    const means = { db, cipher: configuredCipher(config) };
    try {
      return await withinPatience(
        statusData(means, { receiptNumber: params.receipt, visitor, language }),
        patience.database,
      );
    } catch (error) {
      if (isStorageAway(error)) return unavailable({ retryAfter: 30 });
      throw error;
    }
  },
  action: statusForm,
  view: { name: "status", component: StatusView },
  describe: ({ language, data }) => {
    const words = statusWords[language];
    const title = data.petition === undefined ? findWords[language].title : words.title;
    const state = data.petition === undefined ? "" : `${words.steps[data.petition.step]}: `;
    return {
      title: `${state}${data.receiptNumber} ${title}`,
      breadcrumb: [{ label: homeWords[language].title, href: petitionPaths.home }, { label: title }],
      robots: "noindex",
    };
  },
});

async function statusData(
  means: StatusMeans,
  asked: { receiptNumber: string; visitor: string | undefined; language: Language },
): Promise<StatusData> {
  const { receiptNumber, visitor, language } = asked;
  const data = { receiptNumber, help: helpLine(language) };
  const now = new Date();
  const opened = await openPetition(means, { receiptNumber, visitor, purpose: "view-status" });
  if (opened === undefined || visitor === undefined) return data;
  const until = await revealedUntil(means.db, { petitionId: opened.row.id, visitor, now });
  if (until !== undefined) await recordAccess(means.db, { visitor, receiptNumber, purpose: "view-contents" });
  const petition = await statusPetition(means, opened, { visitor, language, now, revealedUntil: until });
  return { ...data, petition };
}
