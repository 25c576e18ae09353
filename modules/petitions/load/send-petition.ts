import { sha256, type Page, type Visitor } from "@madang/load-kit";
import type { Petition } from "./petition.ts";
import type { WrittenPetition } from "./write-petition.ts";

/** Gives the password and sends; the page that it leads to is the receipt. */
export function sendPetition(
  visitor: Visitor,
  petition: Petition,
  { lastPage, files }: WrittenPetition,
): string {
  const receipt = receiptOf(visitor, lastForm(petition, lastPage).submit());
  acknowledge(visitor, petition, { receipt, files });
  return receipt;
}

/** The line breaks after the click; nobody knows whether it was sent, so it is sent again. It must be one petition. */
export function sendOnABadLine(
  visitor: Visitor,
  petition: Petition,
  { lastPage, files }: WrittenPetition,
): string {
  const form = lastForm(petition, lastPage);
  form.submitAndLose(Math.random() < 0.5 ? "30ms" : "3s");
  const receipt = receiptOf(visitor, form.submit());
  acknowledge(visitor, petition, { receipt, files });
  const again = receiptOf(visitor, form.submit());
  // Two receipts of one petition are told: they are evidence (loadtests/oracles/check-receipts.ts).
  if (again !== receipt) acknowledge(visitor, petition, { receipt: again, files });
  visitor.expect("sending again leads to the same receipt", again === receipt);
  return receipt;
}

function lastForm({ fields, password }: Petition, page: Page) {
  const form = page.form("pin").writeWhatItAsks(fields);
  return form.write({ pin: password, pinAgain: password }).choose("consent");
}

function receiptOf(visitor: Visitor, page: Page): string {
  const receipt = /^\/petitions\/receipt\/(M[\d-]+)/.exec(page.path)?.[1];
  visitor.expect("a sent petition leads to its receipt", receipt !== undefined);
  return receipt ?? "";
}

function acknowledge(
  visitor: Visitor,
  { fields, password }: Petition,
  { receipt, files }: { receipt: string; files: WrittenPetition["files"] },
): void {
  visitor.acknowledged({
    reference: receipt,
    secret: password,
    fields,
    files: files.map(({ name, content }) => ({ name, sha256: sha256(content) })),
  });
}
