import { randomUUID } from "node:crypto";
import { definePage, unavailable } from "@madang/module-kit/server";
import { attachmentEndings } from "../../contract/attachment-limits.ts";
import { petitionPaths } from "../../contract/public.ts";
import { SupplementView, type SupplementData } from "../../ui/views/supplement.tsx";
import { homeWords } from "../../ui/words/home-words.ts";
import { statusWords } from "../../ui/words/status-words.ts";
import { supplementWords } from "../../ui/words/supplement-words.ts";
import { wholeAttachments, type AttachedFile } from "../attachments/draft-attachments.ts";
import { openPetition } from "../actions/open-petition.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { seoulDate } from "../domain/seoul-date.ts";
import { isStorageAway } from "../domain/storage-away.ts";
import { moreTimeDays, requestsLeft } from "../domain/supplement-term.ts";
import { configuredCipher } from "../encryption/configured-cipher.ts";
import { petitions } from "../petitions-module.ts";
import { latestSupplement, type Supplement } from "../queries/supplements.ts";
import { helpLine } from "./help-line.ts";
import { pageTitle } from "./page-title.ts";
import { receiptParameter } from "./receipt-parameter.ts";
import type { StatusMeans } from "./status-petition.ts";
import { supplementForm } from "./supplement-form.ts";

/** What the office asked for, and the form that answers. */
export const supplementPage = definePage(petitions, "supplement", {
  params: receiptParameter,
  async load({ params, language, visitor, db, config }) {
    const means = { db, cipher: configuredCipher(config) };
    const data = { receiptNumber: params.receipt, help: helpLine(language) };
    try {
      return {
        ...data,
        ...(await withinPatience(openSupplement(means, params.receipt, visitor), patience.database)),
      };
    } catch (error) {
      if (isStorageAway(error)) return unavailable({ retryAfter: 30 });
      throw error;
    }
  },
  action: supplementForm,
  view: { name: "supplement", component: SupplementView },
  describe: ({ language, data, form }) => {
    const { title } = supplementWords[language];
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

async function openSupplement(
  means: StatusMeans,
  receiptNumber: string,
  visitor: string | undefined,
): Promise<Pick<SupplementData, "open" | "asked">> {
  const opened = await openPetition(means, { receiptNumber, visitor, purpose: "view-supplement" });
  if (opened === undefined) return { open: false };
  const supplement = await latestSupplement(means.db, means.cipher, opened.row.id);
  if (supplement?.isOpen !== true || opened.row.step !== "supplement-asked") return { open: true };
  const files = await wholeAttachments(means, { column: "supplement_id", id: supplement.id });
  return { open: true, asked: askedNow(supplement, files) };
}

function askedNow(
  { id, request, dueOn, moreTime }: Supplement,
  files: readonly AttachedFile[],
): NonNullable<SupplementData["asked"]> {
  return {
    files,
    accept: attachmentEndings.map((ending) => `.${ending}`).join(","),
    id,
    request,
    dueOn,
    late: dueOn < seoulDate(new Date()),
    requestsLeft: requestsLeft(moreTime),
    moreTimeDays,
    actionKey: randomUUID(),
  };
}
