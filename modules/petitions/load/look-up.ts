import type { Page, Visitor } from "@madang/load-kit";
import { findFields, petitionPaths } from "../contract/paths.ts";

/** Finds a petition by its number and password, as its sender does on another day. */
export function lookUp(visitor: Visitor, receipt: string, password: string): Page {
  const form = visitor.open(petitionPaths.find).form(findFields.receipt);
  const page = form.write({ [findFields.receipt]: receipt, [findFields.password]: password }).submit();
  visitor.expect("number and password lead to the petition", page.path === petitionPaths.status(receipt));
  return page;
}

/** A wrong password is refused, and tells nothing. */
export function lookUpWrongly(visitor: Visitor, receipt: string, password: string): void {
  const form = visitor.open(petitionPaths.find).form(findFields.receipt);
  const wrong = [...password].toReversed().join("");
  const page = form.write({ [findFields.receipt]: receipt, [findFields.password]: wrong }).submit([422]);
  visitor.expect("a wrong password opens nothing", page.status === 422);
}

/** What the status page must show to whoever opened it. */
export function expectWhole(
  visitor: Visitor,
  page: Page,
  promised: { title: string; files: readonly { sha256: string }[] },
): void {
  visitor.expect("the status page shows the title", page.find("main").text().includes(promised.title));
  const addresses = page.links(/^\/api\/petitions\/.*files?\//);
  const offered = new Set(addresses.map((address) => visitor.download(address).sha256));
  const whole = addresses.length === 0 || promised.files.every(({ sha256 }) => offered.has(sha256));
  visitor.expect("the attachments are as they were sent", whole);
}
