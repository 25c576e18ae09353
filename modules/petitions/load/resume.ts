import { defineJourney, type Page, type Visitor } from "@madang/load-kit";
import { petitionPaths } from "../contract/paths.ts";
import { expectWhole, lookUp } from "./look-up.ts";
import { petitionOf, type Petition } from "./petition.ts";
import { sendPetition } from "./send-petition.ts";
import { writePetition } from "./write-petition.ts";

/** A citizen begins a petition on a telephone and ends it at home, by the code of the draft. */
export default defineJourney({
  share: 1,
  run(visitor) {
    const petition = petitionOf(visitor);
    const code = begin(visitor, petition);
    const atHome = visitor.onAnotherDevice();
    atHome.think();
    sendPetition(atHome, petition, writePetition(atHome, petition, resume(atHome, petition, code)));
  },
  verify(visitor, { reference, secret, fields, files }) {
    expectWhole(visitor, lookUp(visitor, reference, secret), { title: fields["title"] ?? "", files });
  },
});

/** Writes what the petition is about, and notes the code. */
function begin(visitor: Visitor, petition: Petition): string {
  let page = visitor.open(petitionPaths.new);
  for (let steps = 0; page.find("#resume-code").size() === 0 || !wrote(page); steps++) {
    visitor.expect("a draft tells the code to continue it with", steps < 4);
    page = page.ownForm().writeWhatItAsks(petition.fields).submit();
  }
  return page.find("#resume-code").text().trim();
}

/** The page after the one that asks for the text. */
function wrote(page: Page): boolean {
  return !page.hasForm("body") && !page.hasForm("type");
}

function resume(visitor: Visitor, petition: Petition, code: string): Page {
  const page = visitor.open(petitionPaths.resume).form("code").write({ code }).submit();
  const typed = page.ownForm().value("title");
  visitor.expect("a resumed draft holds what was typed", typed === petition.fields["title"]);
  return page;
}
