import type { Page } from "playwright-core";
import { completeForm } from "./complete-form.ts";

export type BrowserStep = "new" | "content" | "files" | "applicant" | "review";

type Changes = Partial<typeof completeForm>;

const order: readonly BrowserStep[] = ["new", "content", "files", "applicant", "review"];
const texts = {
  new: [],
  content: ["title", "body", "place"],
  files: [],
  applicant: ["name", "telephone", "email"],
  review: ["pin", "pinAgain"],
} as const;

/** Fills in the step that the page shows. */
export async function fillIn(page: Page, step: BrowserStep, changes: Changes = {}): Promise<void> {
  const form = { ...completeForm, ...changes };
  if (step === "new") await page.check(`input[name=type][value=${form.type}]`);
  if (step === "applicant") await page.check(`input[name=reply][value=${form.reply}]`);
  for (const field of texts[step]) await page.fill(`[name=${field}]`, form[field]);
  if (step === "review" && form.consent === "yes") await page.check("[name=consent]");
}

/** Presses the main button of a step and waits for the next one. */
export async function goOn(page: Page, next: BrowserStep): Promise<void> {
  await page.click("#next");
  await page.waitForURL(new RegExp(`/petitions/draft/[0-9a-f-]+/${next}`));
}

/** From the choice of a type up to this step, as a citizen fills it in. */
export async function walkTo(
  page: Page,
  {
    origin,
    step,
    changes = {},
    prefix = "",
  }: { origin: string; step: BrowserStep; changes?: Changes; prefix?: string },
): Promise<void> {
  await page.goto(`${origin}${prefix}/petitions/new`);
  for (const [index, each] of order.entries()) {
    if (each === step) return;
    await fillIn(page, each, changes);
    await goOn(page, order[index + 1] ?? "review");
  }
}

/** Sends what the review shows. The receipt number. */
export async function sendAndRead(page: Page, changes: Changes = {}): Promise<string> {
  await fillIn(page, "review", changes);
  await page.click("#send");
  await page.waitForURL(/\/petitions\/receipt\/M/);
  return /M\d\d-\d{4}-\d{4}-\d/.exec(page.url())?.[0] ?? "";
}

/** The whole flow, from the choice of a type to the receipt. The receipt number. */
export async function fileAPetition(page: Page, origin: string, changes: Changes = {}): Promise<string> {
  await walkTo(page, { origin, step: "review", changes });
  return sendAndRead(page, changes);
}
