import { languages } from "@madang/manifest";
import { fileRoute, notFound, sendFile } from "@madang/module-kit/server";
import { z } from "zod";
import { receiptWords } from "../../ui/words/receipt-words.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { receiptParameter } from "../pages/receipt-parameter.ts";
import { petitions } from "../petitions-module.ts";
import { receiptDocument } from "../receipts/receipt-document.tsx";
import { receiptFacts } from "../receipts/receipt-facts.ts";

/** The receipt as a file to save, without scripts: for the visitor to whom the petition is open, and nobody else. */
export const receiptFileRoute = fileRoute(petitions, {
  path: "/sent/:receipt/receipt",
  summary: "The receipt of a petition, as one HTML file to keep",
  params: receiptParameter,
  query: z.object({ language: z.enum(languages).default("ko") }),
  produces: ["text/html"],
  async handle({ params, query, visitor, db, config }) {
    const means = { db, cipher: configuredCipher(config) };
    const asked = { receiptNumber: params.receipt, visitor };
    const petition = await withinPatience(receiptFacts(means, asked), patience.database);
    if (petition === undefined) return notFound();
    const told = { receiptNumber: params.receipt, petition };
    return sendFile({
      type: "text/html; charset=utf-8",
      body: receiptDocument(query.language, told),
      filename: receiptWords[query.language].fileName(params.receipt),
    });
  },
});
