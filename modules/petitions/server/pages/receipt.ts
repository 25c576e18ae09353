import { definePage, unavailable } from "@madang/module-kit/server";
import { petitionPaths } from "../../contract/public.ts";
import { ReceiptView, type ReceiptData } from "../../ui/views/receipt.tsx";
import { homeWords } from "../../ui/words/home-words.ts";
import { receiptWords } from "../../ui/words/receipt-words.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitions } from "../petitions-module.ts";
import { receiptFacts } from "../receipts/receipt-facts.ts";
import { helpLine } from "./help-line.ts";
import { receiptParameter } from "./receipt-parameter.ts";

/**
 * What a citizen keeps. The number stands in the address, so that nobody loses it; the page tells anything more only to the
 * visitor who sent the petition or gave its password, and for half an hour.
 */
export const receiptPage = definePage(petitions, "receipt", {
  params: receiptParameter,
  async load({ params, language, visitor, db, config }) {
    const receiptNumber = params.receipt;
    const data: ReceiptData = { receiptNumber, help: helpLine(language) };
    const means = { db, cipher: configuredCipher(config) };
    try {
      const petition = await withinPatience(
        receiptFacts(means, { receiptNumber, visitor }),
        patience.database,
      );
      return petition === undefined ? data : { ...data, petition };
    } catch (error) {
      if (isStorageAway(error)) return unavailable({ retryAfter: 30 });
      throw error;
    }
  },
  view: { name: "receipt", component: ReceiptView },
  describe: ({ language, data }) => ({
    title: `${receiptWords[language].title} ${data.receiptNumber}`,
    breadcrumb: [
      { label: homeWords[language].title, href: petitionPaths.home },
      { label: receiptWords[language].title },
    ],
    robots: "noindex",
  }),
});
