import type { Page } from "playwright-core";
import { password, petitionFields } from "./file-petition.ts";

/** A picture as the smallest of cameras would send it: what it is, its first bytes tell. */
export const photo = {
  name: "현장 사진.png",
  mimeType: "image/png",
  buffer: Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(40_000, 7),
  ]),
};

/** From the choice of the type to the receipt, with a file, by mouse. Gives the receipt number. */
export async function fileInBrowser(page: Page, origin: string, marker: string): Promise<string> {
  const { content, applicant } = petitionFields(marker);
  await page.goto(`${origin}/petitions/new`);
  await page.locator('input[name="type"][value="suggestion"]').check();
  await page.locator("#next").click();
  await page.waitForURL("**/content");
  for (const name of ["title", "body", "place"]) await page.fill(`[name="${name}"]`, content[name] ?? "");
  await page.locator("#next").click();
  await page.waitForURL("**/files");
  await page.setInputFiles("#files", photo);
  await page.locator("#next").click();
  await page.waitForURL("**/applicant");
  await page.locator('input[name="reply"][value="email"]').check();
  for (const name of ["name", "email"]) await page.fill(`[name="${name}"]`, applicant[name] ?? "");
  await page.locator("#next").click();
  await page.waitForURL("**/review");
  for (const name of ["pin", "pinAgain"]) await page.fill(`[name="${name}"]`, password);
  await page.locator('[name="consent"]').check();
  await page.locator("#send").click();
  await page.waitForURL("**/petitions/receipt/**");
  return receiptOf(page);
}

/** The same by keyboard alone, then looked up until its progress is shown. Gives the receipt number. */
export async function fileByKeyboard(page: Page, origin: string, marker: string): Promise<string> {
  const { content, applicant } = petitionFields(marker);
  await page.goto(`${origin}/petitions/new`);
  await chooseByKeyboard(page, 'input[name="type"]', "suggestion");
  await pressAt(page, "#next", "**/content");
  for (const name of ["title", "body", "place"])
    await typeInto(page, `main [name="${name}"]`, content[name] ?? "");
  await pressAt(page, "#next", "**/files");
  await attachByKeyboard(page);
  await pressAt(page, "#next", "**/applicant");
  await typeInto(page, 'main [name="name"]', applicant["name"] ?? "");
  await chooseByKeyboard(page, 'input[name="reply"]', "email");
  await typeInto(page, 'main [name="email"]', applicant["email"] ?? "");
  await pressAt(page, "#next", "**/review");
  for (const name of ["pin", "pinAgain"]) await typeInto(page, `main [name="${name}"]`, password);
  await tabTo(page, '[name="consent"]');
  await page.keyboard.press("Space");
  await pressAt(page, "#send", "**/petitions/receipt/**");
  const receipt = receiptOf(page);
  await page.goto(`${origin}/petitions/find`);
  await typeInto(page, 'main [name="receipt"]', receipt);
  await typeInto(page, 'main [name="pin"]', password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/petitions/status/**");
  return receipt;
}

/** Presses Tab until the element has the focus: back to the page's beginning, as people do who have passed it. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 120; stop += 1) {
    if ((await page.locator(`:is(${selector}):focus`).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${selector} on ${page.url()}`);
}

async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.insertText(text);
}

/** Space takes the first of a group, the arrow keys the next ones. */
async function chooseByKeyboard(page: Page, group: string, value: string): Promise<void> {
  await tabTo(page, group);
  await page.keyboard.press("Space");
  for (let choice = 0; choice < 10; choice += 1) {
    if ((await page.locator(`${group}:focus`).getAttribute("value")) === value) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`the arrow keys do not reach ${value} in ${group}`);
}

async function attachByKeyboard(page: Page): Promise<void> {
  await tabTo(page, "#files");
  for (let tries = 1; tries <= 5; tries += 1) {
    const opening = page.waitForEvent("filechooser", { timeout: 6000 }).catch(() => undefined);
    // An answer of the browser's: by then it knows that the dialog is ours. A key pressed before that opens its own, which nobody sees.
    await page.locator("#files").getAttribute("id");
    await page.keyboard.press("Space");
    const chooser = await opening;
    if (chooser !== undefined) return chooser.setFiles(photo);
  }
  throw new Error("no dialog for files opened");
}

async function pressAt(page: Page, selector: string, next: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
  await page.waitForURL(next);
}

function receiptOf(page: Page): string {
  return /M\d\d-\d{4}-\d{4,6}-\d$/.exec(new URL(page.url()).pathname)?.[0] ?? "";
}
