import { pdfWith, type Page, type SentFile, type Visitor } from "@madang/load-kit";
import type { Petition } from "./petition.ts";

/** A written petition: the page before the last click, and the files that were attached on the way. */
export interface WrittenPetition {
  readonly lastPage: Page;
  readonly files: readonly SentFile[];
}

const mostPages = 8;

/**
 * Goes from page to page as a citizen does: fills in what each asks for, attaches a file where files are asked for, and
 * stops at the page that asks for the password.
 */
export function writePetition(visitor: Visitor, petition: Petition, from: Page): WrittenPetition {
  const files: SentFile[] = [];
  let page = from;
  for (let count = 0; !page.hasForm("pin"); count++) {
    visitor.expect("the form of a petition has an end", count < mostPages);
    page = nextPage({ visitor, petition, page, files });
    visitor.think();
  }
  return { lastPage: page, files };
}

function nextPage(options: { visitor: Visitor; petition: Petition; page: Page; files: SentFile[] }): Page {
  const { visitor, petition, page, files } = options;
  const form = page.ownForm().writeWhatItAsks(petition.fields);
  const fileField = form.fileField();
  if (fileField !== undefined && files.length === 0) {
    const file = pdfWith(visitor.mark("f"), `${visitor.mark("g")}.pdf`);
    form.attach(fileField, file);
    files.push(file);
  }
  return form.submit();
}
