import { fileRoute, notFound, sendFile } from "@madang/module-kit/server";
import { z } from "zod";
import { sentAttachment } from "../attachments/sent-attachment.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { receiptParameter } from "../pages/receipt-parameter.ts";
import { petitions } from "../petitions-module.ts";

/** A file that was sent with a petition, for the visitor who sent it or gave its password, while that grant lasts. */
export const sentFileRoute = fileRoute(petitions, {
  path: "/sent/:receipt/files/:file",
  summary: "A file that was sent with a petition",
  params: receiptParameter.extend({ file: z.uuid({ version: "v4" }) }),
  produces: ["*/*"],
  async handle({ params, visitor, db, config }) {
    if (visitor === undefined) return notFound();
    const means = { db, cipher: configuredCipher(config) };
    const asked = { receiptNumber: params.receipt, id: params.file, visitor, now: new Date() };
    const file = await withinPatience(sentAttachment(means, asked), patience.database);
    if (file === undefined) return notFound();
    return sendFile({ type: file.type, body: file.content, filename: file.name });
  },
});
