import type { Language } from "@madang/manifest";
import type { Kysely } from "kysely";
import { definePage, unavailable } from "@madang/module-kit/server";
import { petitionPaths } from "../../contract/public.ts";
import { StatusView, type StatusData, type StatusPetition } from "../../ui/views/status.tsx";
import { findWords } from "../../ui/words/find-words.ts";
import { homeWords } from "../../ui/words/home-words.ts";
import { statusWords } from "../../ui/words/status-words.ts";
import { openPetition, type OpenedPetition } from "../actions/open-petition.ts";
import { maskName } from "../domain/masked-name.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitions } from "../petitions-module.ts";
import { departmentOf, petitionHistory, stepOf } from "../queries/petition-history.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import { helpLine } from "./help-line.ts";
import { receiptParameter } from "./receipt-parameter.ts";

interface Means {
  readonly db: Kysely<PetitionsTables>;
  readonly cipher: ColumnCipher;
}

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
  means: Means,
  asked: { receiptNumber: string; visitor: string | undefined; language: Language },
): Promise<StatusData> {
  const { receiptNumber, visitor, language } = asked;
  const help = helpLine(language);
  const opened = await openPetition(means, { receiptNumber, visitor, purpose: "view-status" });
  if (opened === undefined) return { receiptNumber, help };
  return { receiptNumber, help, petition: await statusPetition(means, opened, language) };
}

async function statusPetition(
  { db, cipher }: Means,
  { row, text }: OpenedPetition,
  language: Language,
): Promise<StatusPetition> {
  const history = await petitionHistory(db, cipher, row.id);
  const department = await departmentOf(db, row.department_id, language);
  return {
    title: text.title,
    type: text.type,
    step: stepOf(row.step),
    reply: text.reply,
    maskedName: maskName(text.name),
    department: department ?? helpLine(language),
    history: history.map((event) => ({ ...event, at: event.at.toISOString() })),
  };
}
